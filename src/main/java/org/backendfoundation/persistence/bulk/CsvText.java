package org.backendfoundation.persistence.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Objects as records of CSV. A column is a path into the object: {@code number}, {@code address.city}. What is not a single value is JSON
 * in its cell. An empty cell is a value that the object does not have.
 *
 * <p>Texts that a spreadsheet would take for a formula get a quote before them (OWASP, "CSV Injection"), which {@link #unguarded} takes away
 * again.
 */
public final class CsvText {

    private static final Pattern FORMULA = Pattern.compile("'*+[=+\\-@\t\r].*", Pattern.DOTALL);

    private CsvText() {
    }

    /** The record of texts that may begin like a formula; null where there is none. */
    public static String guardedLine(List<String> texts) {
        return line(texts.stream().map(text -> text == null ? "" : guarded(text)).toList());
    }

    /** The record of these texts, with its line break. */
    public static String line(List<String> texts) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(texts);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    public static String line(List<String> columns, JsonObject object) {
        return line(columns.stream().map(column -> cell(value(object, List.of(column.split("\\."))))).toList());
    }

    private static Optional<JsonValue> value(JsonObject object, List<String> path) {
        JsonValue found = object.get(path.get(0));
        if (path.size() == 1 || found == null) {
            return Optional.ofNullable(found).filter(value -> value != JsonValue.NULL);
        }
        return found instanceof JsonObject inner ? value(inner, path.subList(1, path.size())) : Optional.empty();
    }

    private static String cell(Optional<JsonValue> value) {
        return value.map(found -> found instanceof JsonString text ? guarded(text.getString()) : found.toString()).orElse("");
    }

    static String guarded(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text before it was guarded. */
    static String unguarded(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
