package org.backendfoundation.persistence.index;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.Operator;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;

/** Values as callers write them in filters, whatever the form that a team gave them. */
final class ExampleText {

    static final String ANY = "example";

    /** Each type of values reads two of them, so that a list of values is more than one. */
    private static final List<String> TEXTS = List.of(ANY, "7", "8", "true", "false", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z",
            "2026-01-01T00:00:00", "2026-01-02T00:00:00", "2026-01-01", "2026-01-02", "2026-01", "2026-02", "12:00:00Z", "13:00:00Z",
            "12:00:00", "13:00:00", "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002", "EUR", "CHF", "P1D",
            "P2D",
            "PT1S", "PT2S", "Europe/Zurich", "Europe/Berlin", "QUFB", "QUJC");

    private ExampleText() {
    }

    static String of(ListedAttribute attribute, Operator operator) {
        return operator == Operator.NULL ? "true"
                : values(attribute.valueType()).limit(operator == Operator.IN && !isBoolean(attribute) ? 2 : 1)
                        .map(value -> written(attribute.scalar(), value)).collect(Collectors.joining(","));
    }

    /** Two values would be all rows, for which no index is needed. */
    private static boolean isBoolean(ListedAttribute attribute) {
        return attribute.scalar().kind() == JsonScalar.Kind.BOOLEAN;
    }

    private static Stream<?> values(Class<?> type) {
        return type.isEnum() ? Stream.of(type.getEnumConstants())
                : TEXTS.stream().flatMap(text -> read(JsonScalars.of(type).orElseThrow(), text));
    }

    private static Stream<Object> read(JsonScalar scalar, String text) {
        try {
            return Stream.of(scalar.readParameter(ANY, text));
        } catch (ProblemException refused) {
            return Stream.of();
        }
    }

    private static String written(JsonScalar scalar, Object value) {
        StringWriter written = new StringWriter();
        try (JsonGenerator out = Json.createGenerator(written)) {
            out.writeStartArray();
            scalar.write(out, value);
            out.writeEnd();
        }
        JsonValue json = Json.createReader(new StringReader(written.toString())).readArray().get(0);
        return json instanceof JsonString text ? text.getString() : json.toString();
    }
}
