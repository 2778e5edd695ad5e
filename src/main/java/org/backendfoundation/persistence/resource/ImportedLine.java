package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;

/**
 * What became of one line of an import.
 *
 * @param id of the row
 */
record ImportedLine(boolean isCreated, UUID id) {

    private static final String ID = "id";

    /** Makes a new row, or changes the one that the line finds by the import's key. */
    static <E extends BaseEntity> ImportedLine of(EntityBatch.Batch<E> batch, Repository<E> entities, JsonValue json) {
        Optional<E> found = batch.key().flatMap(key -> find(entities, key, json));
        if (found.isPresent()) {
            batch.resource().apply(entities, found.get(), batch.metadata().parse(json, Mode.MERGE), Mode.MERGE);
            return new ImportedLine(false, found.get().getId());
        }
        return new ImportedLine(true, batch.resource().insert(entities, batch.metadata().parse(json, Mode.CREATE)).getId());
    }

    private static <E extends BaseEntity> Optional<E> find(Repository<E> entities, String key, JsonValue json) {
        JsonValue value = json instanceof JsonObject object ? object.get(key) : null;
        if (value == null || value == JsonValue.NULL) {
            if (key.equals(ID)) {
                return Optional.empty();
            }
            throw refusal("/" + key, "required", "Finds the row, so it must be given and not be null.");
        }
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        if (key.equals(ID)) {
            return Optional.of(entities.get(id(text)));
        }
        List<E> found = withValue(entities, key, text);
        if (found.size() > 1) {
            throw refusal("/" + key, "unique", "Several rows have this value; name the row by its id.");
        }
        return found.stream().findFirst();
    }

    private static <E extends BaseEntity> List<E> withValue(Repository<E> entities, String key, String value) {
        try {
            return entities.page(Map.of(key, List.of(value), ListQueryParser.LIMIT, List.of("2"))).items();
        } catch (ProblemException refused) {
            throw refused.violations().isEmpty() ? refused
                    : refusal("/" + key, refused.violations().get(0).rule(), refused.violations().get(0).message());
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw refusal("/" + ID, "format", "Must be a UUID.");
        }
    }

    /** The failure of a line as that of the whole file. */
    static ProblemException failure(long number, ProblemException failure) {
        if (isOfNoLine(failure)) {
            return failure;
        }
        String at = "/" + number;
        List<Violation> violations = failure.violations().isEmpty()
                ? List.of(new Violation(at, failure.code().name().toLowerCase(Locale.ROOT), failure.getMessage()))
                : failure.violations().stream().map(one -> new Violation(at + one.pointer(), one.rule(), one.message())).toList();
        return new ProblemException(failure.code(), "No line was imported, because of line " + number + ": " + failure.getMessage(),
                violations);
    }

    /** Whether the same line may be imported at another time. */
    static boolean isOfNoLine(ProblemException failure) {
        return failure.retryAfter().isPresent() || Set.of(Kind.UNAVAILABLE, Kind.INTERNAL).contains(failure.code().kind());
    }

    private static ProblemException refusal(String pointer, String rule, String message) {
        return new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.",
                List.of(new Violation(pointer, rule, message)));
    }
}
