package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.SharedJsonb;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.RestError;

/**
 * Converts entities to and from JSON: a getter makes a field readable, a public setter makes it writable. A read-only field (first of all
 * those of {@link BaseEntity}) may be sent back unchanged, so that a caller can change what a GET returned and PUT it.
 */
final class EntityJson<E extends BaseEntity> {

    record PageText(String text, Optional<String> next) {
    }

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Set<String> BASE = Set.of("id", "created_at", "updated_at", "is_active", "version", "created_by", "updated_by");

    private final Class<E> type;

    EntityJson(Class<E> type) {
        this.type = type;
    }

    String write(E entity) {
        return SharedJsonb.get().toJson(entity);
    }

    PageText write(Page<E> page) {
        String items = SharedJsonb.get().toJson(page.items());
        String next = page.next().map(cursor -> "\"" + cursor + "\"").orElse("null");
        return new PageText("{\"items\":" + items + ",\"next\":" + next + "}", page.next());
    }

    /** A new entity of a POST. */
    E create(byte[] body) {
        JsonObject sent = object(body);
        refuse(sent, BASE::contains);
        return StrictJson.bind(sent, type);
    }

    /** A PUT: what is left out becomes null. */
    void replace(E entity, byte[] body) {
        JsonObject sent = writable(entity, object(body));
        JsonObjectBuilder whole = JSON.createObjectBuilder();
        StrictJson.names(type).forEach(name -> whole.add(name, JsonValue.NULL));
        sent.forEach(whole::add);
        StrictJson.assign(whole.build(), entity);
    }

    /** A PATCH: what is left out stays, null removes. */
    void merge(E entity, byte[] body) {
        JsonObject patch = writable(entity, object(body));
        StrictJson.assign(MergePatch.changes(tree(entity), patch), entity);
    }

    /** Removes read-only fields that are unchanged; refuses changed ones. */
    private JsonObject writable(E entity, JsonObject sent) {
        Set<String> names = StrictJson.names(type);
        JsonObject shown = tree(entity);
        Predicate<String> readOnly = name -> !names.contains(name) && (shown.containsKey(name) || BASE.contains(name));
        refuse(sent, name -> readOnly.test(name) && !sent.get(name).equals(shown.get(name)));
        JsonObjectBuilder rest = JSON.createObjectBuilder(sent);
        sent.keySet().stream().filter(readOnly).forEach(rest::remove);
        return rest.build();
    }

    private JsonObject tree(E entity) {
        return StrictJson.parse(write(entity).getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }

    private static void refuse(JsonObject sent, Predicate<String> readOnly) {
        List<Violation> violations = sent.keySet().stream().filter(readOnly)
                .map(name -> new Violation("/" + name, "read_only", "Is set by the application; leave it out.")).toList();
        if (!violations.isEmpty()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.", violations);
        }
    }

    private static JsonObject object(byte[] body) {
        if (StrictJson.parse(body) instanceof JsonObject object) {
            return object;
        }
        throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.",
                List.of(new Violation("", "type", "Must be an object.")));
    }
}
