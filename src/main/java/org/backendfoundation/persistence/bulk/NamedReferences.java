package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.property.Property;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * The references that lines of an import may give by a value of the other row: {@code {"customer": {"email": "a@example.com"}}} instead of
 * {@code {"customer_id": "…"}}, or the column {@code customer.email}. {@link Bulk#references} declares them.
 */
public final class NamedReferences {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final List<NamedReference> all;

    /**
     * One of them.
     *
     * @param name of the reference without {@code _id}
     * @param key  the attribute of the other row
     */
    public record NamedReference(String name, String key, Class<?> type) {

        String pointer() {
            return "/" + name + "/" + key;
        }

        /** Of a file of CSV. */
        public String column() {
            return name + "." + key;
        }

        /** The id of the other row. */
        public String attribute() {
            return name + Property.ID_SUFFIX;
        }
    }

    /** Finds the rows. */
    @FunctionalInterface
    public interface Lookup {

        /**
         * @return empty if the caller may refer to no such row
         * @throws ProblemException if there are several
         */
        Optional<UUID> find(NamedReference reference, String value);
    }

    private NamedReferences(List<NamedReference> all) {
        this.all = List.copyOf(all);
    }

    /** What is declared and can be found; see {@link #unknown}. */
    public static NamedReferences of(EntityMetadata<?> metadata, Bulk declared) {
        return new NamedReferences(Stream.of(declared.references()).flatMap(path -> reference(metadata, path).stream()).toList());
    }

    /** What is declared and is no reference with a filter of the row behind it. */
    public static List<String> unknown(EntityMetadata<?> metadata, Bulk declared) {
        return Stream.of(declared.references()).filter(path -> reference(metadata, path).isEmpty()).toList();
    }

    private static Optional<NamedReference> reference(EntityMetadata<?> metadata, String path) {
        String[] names = path.split("\\.");
        return names.length != 2 ? Optional.empty() : metadata.referenced(names[0] + Property.ID_SUFFIX)
                .filter(type -> metadata.related(type).filter(names[1]).isPresent())
                .map(type -> new NamedReference(names[0], names[1], type));
    }

    /** Each of them. */
    public List<NamedReference> all() {
        return all;
    }

    List<String> columns() {
        return all.stream().map(NamedReference::column).toList();
    }

    /** The value of a cell in such a column; empty for another column. */
    Optional<JsonValue> cell(String column, String text) {
        return all.stream().filter(reference -> reference.column().equals(column)).findFirst()
                .map(reference -> EntityMetadata.of(reference.type()).columns().cell(reference.key(), text));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Where in the line is what a body has at a place. */
    String pointer(BatchLine line, String place) {
        return all.stream().filter(reference -> place.equals("/" + reference.attribute()) && line.byKey().test(reference)).findFirst()
                .map(NamedReference::pointer).orElse(place);
    }

    /**
     * The line with ids in place of the values.
     *
     * @param violations gets one for each reference that leads to no row
     */
    JsonValue resolved(JsonValue line, Lookup rows, List<Violation> violations) {
        List<NamedReference> given = line instanceof JsonObject object
                ? all.stream().filter(reference -> object.containsKey(reference.name())).toList() : List.of();
        if (given.isEmpty()) {
            return line;
        }
        JsonObjectBuilder resolved = JSON.createObjectBuilder(line.asJsonObject());
        given.forEach(reference -> {
            resolved.remove(reference.name());
            id(line.asJsonObject(), reference, rows, violations).ifPresent(id -> resolved.add(reference.attribute(), id.toString()));
        });
        return resolved.build();
    }

    private static Optional<UUID> id(JsonObject line, NamedReference reference, Lookup rows, List<Violation> violations) {
        if (line.containsKey(reference.attribute())) {
            violations.add(
                    new Violation(reference.pointer(), "given_twice", "Is the same as " + reference.attribute() + "; give one of them."));
            return Optional.empty();
        }
        JsonValue value = line.get(reference.name()) instanceof JsonObject object && object.size() == 1 ? object.get(reference.key())
                : null;
        if (value == null || value == JsonValue.NULL) {
            violations.add(new Violation("/" + reference.name(), "key",
                    "Must be an object with the " + reference.key() + " of the row, and nothing else."));
            return Optional.empty();
        }
        return find(reference, value, rows, violations);
    }

    private static Optional<UUID> find(NamedReference reference, JsonValue value, Lookup rows, List<Violation> violations) {
        String at = reference.pointer();
        try {
            Optional<UUID> found = rows.find(reference, value instanceof JsonString text ? text.getString() : value.toString());
            if (found.isEmpty()) {
                violations.add(new Violation(at, "reference",
                        "There is no such %s here; name one that you can read.".formatted(reference.type().getSimpleName())));
            }
            return found;
        } catch (ProblemException refused) {
            if (refused.violations().isEmpty()) {
                throw refused;
            }
            refused.violations().forEach(one -> violations.add(one.at(at)));
            return Optional.empty();
        }
    }
}
