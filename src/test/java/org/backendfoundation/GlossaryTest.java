package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of types and methods use the words of the glossary: each failure prints the name, and the term to write instead. */
class GlossaryTest {

    /** Of a name in camel case; letters in capitals are one word until the next begins. */
    private static final Pattern WORD = Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+");
    private static final String TABLE = "| term |";

    private final Document page = Document.page("glossary");

    @Test
    void noNameHasAWordForWhichThereIsATerm() {
        Map<String, String> terms = terms();

        assertThat(terms).isNotEmpty();
        assertThat(names().flatMap(name -> advice(name, terms)).distinct()).as("names to change").isEmpty();
    }

    @Test
    void everyTermIsExplainedOnce() {
        List<List<String>> rows = page.table(TABLE).stream().map(Document::cells).toList();

        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(page.firstColumn(TABLE)).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"audit.DoorWatch,true", "audit.JWTDoor.open,true", "audit.Seal.isDoor,true", "audit.Doorway,false", "door.Seal.open,false"})
    void wordIsFoundWhereverItStandsInTheName(String name, boolean isFound) {
        String advice = name + " says 'door': write authorization filter";

        assertThat(advice(name, Map.of("door", "authorization filter"))).isEqualTo(isFound ? List.of(advice) : List.of());
    }

    /** For each word, what to write instead. */
    private Map<String, String> terms() {
        Map<String, String> terms = new TreeMap<>();
        for (String row : page.table(TABLE)) {
            List<String> cells = Document.cells(row);
            WORD.matcher(cells.get(2)).results().forEach(word -> terms.put(word.group().toLowerCase(Locale.ROOT), cells.get(0)));
        }
        return terms;
    }

    /** @param name from the room on */
    private static Stream<String> advice(String name, Map<String, String> terms) {
        return WORD.matcher(name.replaceFirst("^[^.]*\\.", "")).results().map(word -> word.group().toLowerCase(Locale.ROOT)).distinct()
                .filter(terms::containsKey).map(word -> "%s says '%s': write %s".formatted(name, word, terms.get(word)));
    }

    /** Types, and their methods, from the room on. */
    private static Stream<String> names() {
        return ShippedClasses.ALL.stream()
                .filter(type -> !type.isAnonymousClass()).flatMap(type -> Stream.concat(Stream.of(name(type)), type.getMethods().stream()
                        .filter(method -> !method.getName().contains("$")).map(GlossaryTest::name)));
    }

    private static String name(JavaClass type) {
        return type.getName().replaceFirst("^org\\.backendfoundation\\.", "");
    }

    private static String name(JavaMember method) {
        return name(method.getOwner()) + "." + method.getName();
    }
}
