package org.backendfoundation.testkit.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the line of an entity: {@code Invoice: number:string! unique, customer:ref(Customer)!, status:enum(OPEN,PAID)}. White space between
 * words does not count.
 */
final class EntityParser {

    /** Of one word; longer ones would make lines and names of indexes too long. */
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 1000;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,3}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final String place;
    private final String text;
    private int at;

    private EntityParser(String place, String text) {
        this.place = place;
        this.text = text;
    }

    /**
     * @param place to name in a refusal
     * @throws Refusal at the first mistake
     */
    static EntityDefinition line(String place, String text) {
        EntityParser parser = new EntityParser(place, text);
        String name = parser.entityName();
        parser.require(':', "the name of the entity", "write Invoice: number:string!");
        return parser.definition(name);
    }

    /** @throws Refusal at the first mistake */
    static EntityDefinition parts(String name, String fields) {
        EntityParser ofName = new EntityParser("-Dname", name);
        String entity = ofName.entityName();
        if (ofName.at < name.stripTrailing().length()) {
            throw ofName.refusal(ofName.at, "the name ends before this; give the name alone, such as -Dname=Invoice");
        }
        return new EntityParser("-Dfields", fields).definition(entity);
    }

    private EntityDefinition definition(String name) {
        AttributeRules rules = new AttributeRules(name);
        List<Attribute> attributes = new ArrayList<>();
        do {
            skipSpace();
            int start = at;
            Attribute attribute = attribute();
            rules.fault(attribute, attributes).ifPresent(fault -> {
                throw refusal(start, fault);
            });
            attributes.add(attribute);
        } while (takes(','));
        if (at < text.length()) {
            throw refusal(at, "'%s' does not belong here; attributes are separated by commas, and each is like number:string! unique"
                    .formatted(letter()));
        }
        return new EntityDefinition(name, List.copyOf(attributes));
    }

    private String entityName() {
        String name = word("the name of an entity, such as Invoice");
        EntityRules.fault(name).ifPresent(fault -> {
            throw refusal(at - name.length(), fault);
        });
        return name;
    }

    private Attribute attribute() {
        String name = word("an attribute, such as number:string!");
        require(':', name, "write its type behind a colon, such as " + name + ":string");
        String word = word("a type: one of " + Kind.all());
        int start = at - word.length();
        Kind kind = Kind.named(word)
                .orElseThrow(() -> refusal(start, "'%s' is no type; take one of %s".formatted(word, Kind.all())));
        List<String> arguments = kind.hasArguments() ? arguments(kind) : List.of();
        boolean isRequired = takes('!');
        if (!isRequired) {
            takes('?');
        }
        return new Attribute(name, kind, arguments, isRequired, isUnique());
    }

    private boolean isUnique() {
        skipSpace();
        if (at == text.length() || letter().equals(",")) {
            return false;
        }
        int start = at;
        String word = word("a comma, or unique");
        if (!word.equals("unique")) {
            throw refusal(start, "'%s' does not belong here; behind a type there may be ! or ?, and then unique".formatted(word));
        }
        return true;
    }

    private List<String> arguments(Kind kind) {
        require('(', kind.toString(), "write " + switch (kind) {
            case DECIMAL -> "its digits, such as decimal(12,2)";
            case ENUM -> "its constants, such as enum(OPEN,PAID)";
            default -> "the entity, such as ref(Customer)";
        });
        int start = at;
        List<String> arguments = new ArrayList<>();
        do {
            String argument = word("a word between the parentheses");
            if (arguments.contains(argument) && kind == Kind.ENUM) {
                throw refusal(at - argument.length(), "the constant %s is there twice; leave one of them out".formatted(argument));
            }
            if (kind == Kind.ENUM && (!CONSTANT.matcher(argument).matches() || ReservedWords.isOfJava(argument))) {
                throw refusal(at - argument.length(), "'%s' is no constant of Java; take letters, such as OPEN".formatted(argument));
            }
            arguments.add(shortened(argument));
        } while (takes(','));
        require(')', kind.toString(), "close the parenthesis");
        check(kind, arguments, start);
        return List.copyOf(arguments);
    }

    private void check(Kind kind, List<String> arguments, int start) {
        if (kind == Kind.DECIMAL && !isDecimal(arguments)) {
            throw refusal(start,
                    "a decimal has its digits, from 1 to %s, and how many of them stand behind the point, such as decimal(12,2)"
                            .formatted(MOST_DIGITS));
        }
        if (kind == Kind.REF && arguments.size() > 1) {
            throw refusal(start, "a reference leads to one entity; write ref(%s)".formatted(arguments.get(0)));
        }
    }

    private static boolean isDecimal(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.stream().allMatch(argument -> NUMBER.matcher(argument).matches())) {
            return false;
        }
        int digits = Integer.parseInt(arguments.get(0));
        return digits > 0 && digits <= MOST_DIGITS && Integer.parseInt(arguments.get(1)) <= digits;
    }

    private String word(String wanted) {
        skipSpace();
        var word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw refusal(at, at == text.length() ? "the end comes too early; here must be " + wanted
                    : "'%s' does not belong here; here must be %s".formatted(letter(), wanted));
        }
        at = word.end();
        return shortened(word.group());
    }

    private String shortened(String word) {
        if (word.length() > LONGEST) {
            throw refusal(at - word.length(), "this word has more than %s letters; shorten it".formatted(LONGEST));
        }
        return word;
    }

    private void require(char sign, String before, String remedy) {
        if (!takes(sign)) {
            throw refusal(at, "'%s' is missing behind %s; %s".formatted(sign, before, remedy));
        }
    }

    private boolean takes(char sign) {
        skipSpace();
        boolean isThere = at < text.length() && text.charAt(at) == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String letter() {
        return new String(Character.toChars(text.codePointAt(at)));
    }

    private Refusal refusal(int position, String sentence) {
        return new Refusal("%s, character %s: %s.".formatted(place, position + 1, sentence));
    }
}
