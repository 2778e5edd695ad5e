package org.backendfoundation.testkit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntityParserTest {

    private static final String PLACE = "entities.txt, line 3";

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("definitions") EntityDefinition definition) {
        assertThat(EntityParser.line(PLACE, definition.toString())).isEqualTo(definition);
    }

    @Property
    void whiteSpaceBetweenWordsDoesNotCount(@ForAll("definitions") EntityDefinition definition) {
        String spaced = definition.toString().replaceAll("([:,()!])", " $1 ").replace(" unique", "   unique ");

        assertThat(EntityParser.line(PLACE, spaced)).isEqualTo(definition);
    }

    @Property
    void textIsReadOrRefusedInOneSentence(@ForAll("texts") String text) {
        Throwable refused = catchThrowable(() -> EntityParser.line(PLACE, text));

        if (refused != null) {
            assertThat(refused).isInstanceOf(Refusal.class);
            assertThat(refused.getMessage()).matches("(?s)entities\\.txt, line 3, character \\d+: .*\\.");
        }
    }

    @Provide
    Arbitrary<EntityDefinition> definitions() {
        Arbitrary<String> names = Arbitraries.of("Invoice", "OrderLine", "Box", "A2", "ABTest");
        return Combinators.combine(names, attributes()).as(EntityDefinition::new);
    }

    private static Arbitrary<List<Attribute>> attributes() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('b', 'y').ofMinLength(3).ofMaxLength(20).map(word -> "q" + word)
                .flatMap(word -> Arbitraries.of(word, word + "_on", "a_" + word));
        Arbitrary<Map.Entry<Kind, List<String>>> types = Arbitraries.of(Kind.class).flatMap(EntityParserTest::arguments);
        Arbitrary<Attribute> attributes = Combinators.combine(names, types, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((name, type, isRequired, isUnique) -> new Attribute(name.startsWith("a_") ? name.substring(2) : name, type.getKey(),
                        type.getValue(), isRequired, isUnique && type.getKey().mayBeUnique()));
        return attributes.list().ofMinSize(1).ofMaxSize(8).uniqueElements(attribute -> attribute.name().replaceAll("_on$", ""));
    }

    private static Arbitrary<Map.Entry<Kind, List<String>>> arguments(Kind kind) {
        Arbitrary<List<String>> arguments = switch (kind) {
            case DECIMAL -> Arbitraries.integers().between(1, 1000).flatMap(
                    digits -> Arbitraries.integers().between(0, digits).map(fraction -> List.of(digits.toString(), fraction.toString())));
            case ENUM -> Arbitraries.of("OPEN", "PAID", "on_hold", "B2").list().uniqueElements().ofMinSize(1);
            case REF -> Arbitraries.of("Customer", "Country").map(List::of);
            default -> Arbitraries.just(List.of());
        };
        return arguments.map(list -> Map.entry(kind, list));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of("Invoice", ":", ",", "(", ")", "!", "?", " ", "unique", "string", "decimal", "12", "enum",
                "OPEN", "ref", "Customer", "number", "due_on", "id", "é", "\t", "_", "😀", "class", "a".repeat(50));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), parts.list().ofMaxSize(20).map(words -> String.join("", words)),
                parts.list().ofMaxSize(20).map(words -> "Invoice: number:" + String.join("", words)));
    }

    @Example
    void mistakeIsToldWithItsPlaceAndTheWayOut() {
        refuses("Invoice: number:strng", 17, "'strng' is no type; take one of string, text,");
        refuses("Invoice number:string", 9, "':' is missing behind the name of the entity; write Invoice: number:string!");
        refuses("Invoice: number", 16, "':' is missing behind number; write its type behind a colon, such as number:string");
        refuses("Invoice: ", 10, "here must be an attribute");
        refuses("Invoice: number:string,", 24, "here must be an attribute");
        refuses("Invoice: number:string due:date", 24, "'due' does not belong here; behind a type there may be ! or ?");
        refuses("Invoice: number:string unique!", 30, "'!' does not belong here; attributes are separated by commas");
        refuses("Invoice: total:decimal", 23, "'(' is missing behind decimal; write its digits, such as decimal(12,2)");
        refuses("Invoice: total:decimal(2,3)", 24, "a decimal has its digits, from 1 to 1000");
        refuses("Invoice: total:decimal(12)", 24, "such as decimal(12,2)");
        refuses("Invoice: status:enum(OPEN,OPEN)", 27, "the constant OPEN is there twice");
        refuses("Invoice: status:enum(OPEN,2ND)", 27, "'2ND' is no constant of Java");
        refuses("Invoice: status:enum(default)", 22, "'default' is no constant of Java");
        refuses("Invoice: customer:ref(Customer", 31, "')' is missing behind ref; close the parenthesis");
        refuses("Invoice: customer:ref(A,B)", 23, "a reference leads to one entity; write ref(A)");
    }

    @Example
    void nameThatMeansSomethingElseIsRefused() {
        refuses("invoice: number:string", 1, "'invoice' is no name of an entity; write it in PascalCase");
        refuses("Order: number:string", 1, "SQL reserves order, so no table can be called so; take another name, such as CustomerOrder");
        refuses("Actor: number:string", 1, "the foundation has a table actor of its own");
        refuses("Path: number:string", 1, "Path is a class that the generated files use");
        refuses("String: number:string", 1, "String is a class that the generated files use");
        refuses("Invoice: dueOn:date", 10, "'dueOn' is no name of an attribute; write it in snake_case, each part with a letter first");
        refuses("Invoice: class:string", 10, "class is a word of Java");
        refuses("Invoice: created_at:date", 10, "each entity has created_at already");
        refuses("Invoice: line_2:string", 10, "'line_2' is no name of an attribute");
        refuses("Invoice: a_b_c:string", 10, "give each part two letters or more");
        refuses("Invoice: user:string", 10, "SQL reserves user, so no column can be called so; take another name, such as user_code");
        refuses("Invoice: limit:integer", 10, "SQL reserves limit");
        refuses("Invoice: count:integer", 10, "each list has a parameter count already");
        refuses("Invoice: paid:boolean unique", 10, "a boolean cannot be unique; these can: string, integer, long, date, uuid, ref");
        refuses("Invoice: customer_id:ref(Customer)", 10, "a reference gets its _id in the column and in JSON; write customer");
        refuses("Invoice: parent:ref(Invoice)!", 10, "the first row could not refer to another one; make parent optional");
        refuses("Invoice: customer:ref(customer)", 10, "'customer' is no name of an entity");
        refuses("Invoice: instant:enum(A)", 10, "the enum of instant would be called Instant like a class that the entity uses");
        refuses("Invoice: " + "a".repeat(41) + ":text", 10, "this word has more than 40 letters");
    }

    @Example
    void attributesThatClashAreRefused() {
        refuses("Invoice: number:string, number:date", 25, "there would be two attributes number");
        refuses("Invoice: customer:ref(Customer), customer_id:uuid", 34, "there would be two attributes customer_id");
        refuses("Invoice: due_on:date, due_on_from:date", 23, "lists filter by due_on with a parameter due_on_from");
        refuses("Invoice: due_on_from:date, due_on:date", 28, "lists filter by due_on with a parameter due_on_from");
        refuses("Invoice: payer:ref(Customer), customer:enum(A)", 31, "the enum of customer would be called Customer like the entity");
    }

    @Example
    void nameOfTheOptionIsToldInsteadOfAFile() {
        assertThatThrownBy(() -> EntityParser.parts("Invoice", "number:strng")).hasMessageStartingWith("-Dfields, character 8: ");
        assertThatThrownBy(() -> EntityParser.parts("New invoice", "number:string")).hasMessageStartingWith("-Dname, character 4: ");
        assertThatThrownBy(() -> EntityParser.parts("Invoice", ""))
                .hasMessageStartingWith("-Dfields, character 1: the end comes too early");
    }

    private static void refuses(String text, int character, String sentence) {
        assertThatThrownBy(() -> EntityParser.line(PLACE, text)).isInstanceOf(Refusal.class)
                .hasMessageStartingWith(PLACE + ", character " + character + ": ").hasMessageContaining(sentence);
    }
}
