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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.problem.RestError;

/** Records of CSV as {@link CsvText} writes them, with the names of the columns first. An empty cell is left out of the object. */
final class CsvLines extends BatchLines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final EntityMetadata<?> metadata;
    private final NamedReferences references;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private long last = 1;
    private boolean isBroken;

    CsvLines(InputStream file, EntityMetadata<?> metadata, NamedReferences references) {
        this.metadata = metadata;
        this.references = references;
        this.records = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false).maxBufferSize(NdjsonLines.MAX_LINE)
                .ofCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder())).iterator();
        this.columns = columns();
    }

    private List<String> columns() {
        CsvRecord first = record();
        List<String> names = first == null ? List.of() : new ArrayList<>(first.getFields());
        if (!names.isEmpty() && names.get(0).startsWith(BYTE_ORDER_MARK)) {
            names.set(0, names.get(0).substring(BYTE_ORDER_MARK.length()));
        }
        Set<String> all = Stream.concat(metadata.columns().stream(), references.columns().stream()).collect(Collectors.toSet());
        Set<String> known = new HashSet<>(all);
        List<Violation> violations = new ArrayList<>();
        names.stream().filter(name -> !known.remove(name)).forEach(name -> violations.add(new Violation(
                "/1/" + JsonNames.escape(name), "column",
                all.contains(name) ? "Must be named once." : "There is no such column; leave it out.")));
        if (!violations.isEmpty()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change in the first line.", violations);
        }
        return names;
    }

    @Override
    BatchLine read() {
        try {
            CsvRecord found = isBroken ? null : record();
            last = found == null ? last : found.getStartingLineNumber();
            return found == null ? null : new BatchLine(found.getStartingLineNumber(), size(found), () -> object(found));
        } catch (ProblemException unreadable) {
            isBroken = true;
            return BatchLine.refused(last + 1, unreadable);
        }
    }

    @Override
    public boolean isReadable() {
        return !isBroken;
    }

    /** @return null at the end */
    private CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "From here on the file is not CSV (RFC 4180) in UTF-8.",
                    List.of(new Violation("", "csv", "Check the quotes and the encoding.")));
        }
    }

    private static int size(CsvRecord found) {
        return found.getFields().stream().mapToInt(String::length).sum();
    }

    private JsonValue object(CsvRecord found) {
        if (found.getFieldCount() != columns.size()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.", List.of(new Violation("",
                    "cells", "Has %s cells, and there are %s columns.".formatted(found.getFieldCount(), columns.size()))));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = found.getField(i);
            if (!text.isEmpty()) {
                put(object, List.of(columns.get(i).split("\\.")), cell(columns.get(i), CsvText.unguarded(text)));
            }
        }
        return json(object);
    }

    private JsonValue cell(String column, String text) {
        return references.cell(column, text).orElseGet(() -> metadata.cell(column, text));
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
