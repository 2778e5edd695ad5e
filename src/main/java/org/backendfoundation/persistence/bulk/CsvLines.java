package org.backendfoundation.persistence.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.rest.problem.RestError;

/** Records of CSV as {@link CsvText} writes them, with the names of the columns first. An empty cell is left out of the object. */
final class CsvLines extends BatchLines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Stands for bytes that are no UTF-8. No text has this noncharacter (Unicode, section 23.7); U+FFFD one may have. */
    private static final String NOT_UTF_8 = "\uFFFF";
    private static final String SAVE_AS_UTF_8 = "Is not UTF-8; save the file as UTF-8.";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final EntityMetadata<?> metadata;
    private final NamedReferences references;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private CsvRecord last;
    private boolean isBroken;

    CsvLines(InputStream file, EntityMetadata<?> metadata, NamedReferences references) {
        this.metadata = metadata;
        this.references = references;
        this.records = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false).skipEmptyLines(false)
                .maxBufferSize(NdjsonLines.MAX_LINE)
                .ofCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                        .replaceWith(NOT_UTF_8)))
                .iterator();
        this.columns = columns();
    }

    private List<String> columns() {
        List<String> names = header();
        List<String> all = Stream.concat(metadata.columns().names().stream(), references.columns().stream()).distinct().toList();
        Set<String> known = new HashSet<>(all);
        List<Violation> violations = new ArrayList<>();
        names.stream().filter(name -> !known.remove(name)).forEach(name -> violations.add(new Violation(
                "/1/" + JsonNames.escape(name), "column",
                all.contains(name) ? "Must be named once." : unknown(name, all))));
        if (!violations.isEmpty()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change in the first line.", violations);
        }
        return names;
    }

    private List<String> header() {
        CsvRecord first;
        try {
            first = record();
        } catch (ProblemException unreadable) {
            throw LineFailure.ofFile(1, unreadable);
        }
        if (first == null) {
            throw refusedHeader("column", "Must have the names of the columns, separated by commas.");
        }
        List<String> names = new ArrayList<>(first.getFields());
        if (names.get(0).startsWith(BYTE_ORDER_MARK)) {
            names.set(0, names.get(0).substring(BYTE_ORDER_MARK.length()));
        }
        if (names.stream().anyMatch(name -> name.contains(NOT_UTF_8))) {
            throw refusedHeader("encoding", SAVE_AS_UTF_8);
        }
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            throw refusedHeader("column", "Has the columns separated by semicolons or tabs; separate them by commas, in each line.");
        }
        return names;
    }

    private static ProblemException refusedHeader(String rule, String message) {
        return new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change in the first line.",
                List.of(new Violation("/1", rule, message)));
    }

    private static String unknown(String name, List<String> all) {
        String spelled = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return all.contains(spelled) ? "There is no such column; write it as " + spelled + "."
                : "There is no such column; leave it out, or name one of " + String.join(", ", all) + ".";
    }

    @Override
    BatchLine read() {
        try {
            CsvRecord found = isBroken ? null : record();
            return found == null ? null
                    : new BatchLine(found.getStartingLineNumber(), size(found), () -> content(found),
                            reference -> columns.contains(reference.column()) && !columns.contains(reference.attribute()));
        } catch (ProblemException unreadable) {
            isBroken = true;
            return BatchLine.refused(lineBehind(last), unreadable);
        }
    }

    private static long lineBehind(CsvRecord record) {
        return record.getStartingLineNumber() + 1 + record.getFields().stream()
                .mapToLong(text -> text.replace("\r\n", "\n").chars().filter(one -> one == '\n' || one == '\r').count()).sum();
    }

    @Override
    public boolean isReadable() {
        return !isBroken;
    }

    /** @return null at the end */
    private CsvRecord record() {
        try {
            while (records.hasNext()) {
                last = records.next();
                if (last.getFieldCount() > 1 || !last.getField(0).isEmpty()) {
                    return last;
                }
            }
            return null;
        } catch (CsvParseException unreadable) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "From here on the file cannot be read as CSV (RFC 4180).",
                    List.of(new Violation("", "csv", "Put a cell that has quotes between quotes, and write each of its own twice; a cell "
                            + "has at most " + NdjsonLines.MAX_LINE + " characters.")));
        }
    }

    private static int size(CsvRecord found) {
        return found.getFields().stream().mapToInt(String::length).sum();
    }

    private BatchLine.Content content(CsvRecord found) {
        if (found.getFieldCount() != columns.size()) {
            throw InvalidRequest.because(new Violation("",
                    "cells", "Has %s cells, and there are %s columns.".formatted(found.getFieldCount(), columns.size())));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!found.getField(i).isEmpty()) {
                put(object, columns.get(i), found.getField(i), violations);
            }
        }
        return new BatchLine.Content(json(object), violations);
    }

    private void put(Map<String, Object> object, String column, String text, List<Violation> violations) {
        String at = "/" + column.replace('.', '/');
        if (text.contains(NOT_UTF_8)) {
            violations.add(new Violation(at, "encoding", SAVE_AS_UTF_8));
            return;
        }
        try {
            put(object, List.of(column.split("\\.")), cell(column, CsvText.unguarded(text)));
        } catch (ProblemException malformed) {
            malformed.violations().forEach(one -> violations.add(one.at(at)));
        }
    }

    private JsonValue cell(String column, String text) {
        return references.cell(column, text).orElseGet(() -> metadata.columns().cell(column, text));
    }

    @SuppressWarnings("unchecked") // what is no value is a map that this method made
    private static void put(Map<String, Object> object, List<String> path, JsonValue value) {
        if (path.size() == 1) {
            object.put(path.get(0), value);
        } else {
            put((Map<String, Object>) object.computeIfAbsent(path.get(0), name -> new LinkedHashMap<>()), path.subList(1, path.size()),
                    value);
        }
    }

    @SuppressWarnings("unchecked") // as above
    private static JsonValue json(Map<String, Object> object) {
        JsonObjectBuilder built = JSON.createObjectBuilder();
        object.forEach((name, value) -> built.add(name, value instanceof JsonValue json ? json : json((Map<String, Object>) value)));
        return built.build();
    }
}
