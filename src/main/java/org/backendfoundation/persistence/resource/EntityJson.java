package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
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
import org.backendfoundation.rest.json.Timestamps;
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

    /** A body's object; needs no entity and no database. */
    static JsonObject parse(byte[] body) {
        if (StrictJson.parse(body) instanceof JsonObject object) {
            return object;
        }
        throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.",
                List.of(new Violation("", "type", "Must be an object.")));
    }

    /** A new entity of a POST. */
    E create(JsonObject sent) {
        refuse(sent, BASE::contains);
        return StrictJson.bind(sent, type);
    }

    /** A PUT: what is left out becomes null. */
    void replace(E entity, JsonObject sent) {
        JsonObjectBuilder whole = JSON.createObjectBuilder();
        StrictJson.names(type).forEach(name -> whole.add(name, JsonValue.NULL));
        writable(entity, sent).forEach(whole::add);
        StrictJson.assign(whole.build(), entity);
    }

    /** A PATCH: what is left out stays, null removes. */
    void merge(E entity, JsonObject sent) {
        JsonObject patch = writable(entity, sent);
        boolean isIntoObjects = patch.values().stream().anyMatch(JsonObject.class::isInstance);
        StrictJson.assign(MergePatch.changes(isIntoObjects ? shown(entity) : JsonValue.EMPTY_JSON_OBJECT, patch), entity);
    }

    /** Removes read-only fields that are unchanged; refuses changed ones. */
    private JsonObject writable(E entity, JsonObject sent) {
        Set<String> others = new HashSet<>(sent.keySet());
        others.removeAll(StrictJson.names(type));
        if (others.isEmpty()) {
            return sent;
        }
        JsonObject shown = BASE.containsAll(others) ? base(entity) : shown(entity);
        Predicate<String> readOnly = name -> others.contains(name) && (shown.containsKey(name) || BASE.contains(name));
        refuse(sent, name -> readOnly.test(name) && !sent.get(name).equals(shown.get(name)));
        JsonObjectBuilder rest = JSON.createObjectBuilder(sent);
        sent.keySet().stream().filter(readOnly).forEach(rest::remove);
        return rest.build();
    }

    /** All that a GET shows. JSON-B writes nothing but text: this costs an answer, and is for what only the whole tells. */
    private JsonObject shown(E entity) {
        return StrictJson.parse(write(entity).getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }

    /** What a GET shows of every entity. */
    static JsonObject base(BaseEntity entity) {
        return JSON.createObjectBuilder().add("id", entity.getId().toString())
                .add("created_at", Timestamps.format(entity.getCreatedAt())).add("updated_at", Timestamps.format(entity.getUpdatedAt()))
                .add("is_active", entity.isActive()).add("version", entity.getVersion())
                .add("created_by", entity.getCreatedBy().toString()).add("updated_by", entity.getUpdatedBy().toString()).build();
    }

    private static void refuse(JsonObject sent, Predicate<String> readOnly) {
        List<Violation> violations = sent.keySet().stream().filter(readOnly)
                .map(name -> new Violation("/" + name, "read_only", "Is set by the application; leave it out.")).toList();
        if (!violations.isEmpty()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.", violations);
        }
    }
}
