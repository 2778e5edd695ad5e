package org.backendfoundation.testkit.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The body of a request that creates a row, as an expression of Java: what is unique has another value each time. */
final class SampleBody {

    /** The counter of the test class. */
    static final String NEXT = "ROWS.incrementAndGet()";

    private final NewEntity entity;
    private final List<String> lines = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Set<String> imports = new TreeSet<>();

    SampleBody(NewEntity entity) {
        this.entity = entity;
        List<String> tested = entity.testedReferences().map(Attribute::name).toList();
        entity.definition().attributes().stream().filter(attribute -> !attribute.isReference() || tested.contains(attribute.name()))
                .forEach(attribute -> lines.add("  \"%s\": %s".formatted(attribute.column(), value(attribute))));
    }

    /** The classes that the expression needs. */
    Set<String> imports() {
        return imports;
    }

    boolean needsApi() {
        return entity.testedReferences().findAny().isPresent();
    }

    boolean needsCounter() {
        return arguments.stream().anyMatch(argument -> argument.contains(NEXT));
    }

    String expression() {
        String indentation = " ".repeat(16);
        String block = Stream.of("{", String.join(",\n", lines), "}").filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
        String text = "\"\"\"\n" + block.lines().map(line -> indentation + line).collect(Collectors.joining("\n")) + "\"\"\"";
        return arguments.isEmpty() ? text : JavaText.wrapped(text + ".formatted(" + String.join(", ", arguments), indentation) + ")";
    }

    private String value(Attribute attribute) {
        return switch (attribute.kind()) {
            case STRING -> attribute.isUnique() ? JavaText.quoted(attribute.name() + " " + numbered("%d"))
                    : JavaText.quoted(attribute.name());
            case TEXT -> JavaText.quoted("text");
            case INTEGER, LONG -> attribute.isUnique() ? numbered("%d") : "1";
            case DECIMAL -> decimal(Integer.parseInt(attribute.arguments().get(0)), Integer.parseInt(attribute.arguments().get(1)));
            case BOOLEAN -> "true";
            case DATE -> JavaText.quoted(attribute.isUnique() ? with("java.time.LocalDate", "LocalDate.EPOCH.plusDays(" + NEXT + ")")
                    : "2030-01-31");
            case TIME -> JavaText.quoted("12:30:00");
            case TIMESTAMP -> JavaText.quoted("2030-01-31T12:30:00Z");
            case UUID -> JavaText.quoted(attribute.isUnique() ? with("java.util.UUID", "UUID.randomUUID()")
                    : "01900000-0000-7000-8000-000000000001");
            case DURATION -> JavaText.quoted("PT5M");
            case JSON -> "{\"key\": \"value\"}";
            case ENUM -> JavaText.quoted(attribute.arguments().get(0));
            case REF -> JavaText.quoted(row(entity.target(attribute)));
        };
    }

    private static String decimal(int digits, int fraction) {
        String whole = "1" + "0".repeat(Math.min(digits - fraction, 2)).replaceFirst("0", "");
        String behind = "0".repeat(Math.min(fraction, 2));
        return digits == fraction ? "0.1" : behind.isEmpty() ? whole : whole + "." + behind;
    }

    private String numbered(String place) {
        arguments.add(NEXT);
        return place;
    }

    private String with(String used, String argument) {
        imports.add(used);
        arguments.add(argument);
        return "%s";
    }

    private String row(Target target) {
        arguments.add(target.test() + ".create(api).getString(\"id\")");
        return "%s";
    }
}
