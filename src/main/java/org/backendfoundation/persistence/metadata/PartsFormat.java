package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Entities that belong to one owner: an array of objects. An element with an id is the part that has it; one without is new; a part that is
 * not named is removed. A part of another owner is refused.
 */
final class PartsFormat extends ValueFormat {

    private final ObjectFormat part;
    private final boolean isOrdered;
    private final BiConsumer<Object, Object> adoption;

    /**
     * @param isOrdered whether the owner keeps an order; otherwise parts come in the order of their ids
     * @param adoption  tells a part its owner
     */
    PartsFormat(ObjectFormat part, boolean isOrdered, BiConsumer<Object, Object> adoption) {
        this.part = part;
        this.isOrdered = isOrdered;
        this.adoption = adoption;
    }

    ObjectFormat part() {
        return part;
    }

    @Override
    Object parse(JsonValue value, boolean isPatch, String at, List<Violation> violations) {
        List<Object> parsed = CollectionFormat.elements(value, part, at, violations);
        Set<Object> ids = new HashSet<>();
        for (int i = 0; i < parsed.size(); i++) {
            Object id = id(parsed.get(i));
            if (id != null && !ids.add(id)) {
                violations.add(new Violation(at + "/" + i + "/" + ObjectFormat.ID, "unique", "Must be named once."));
            }
        }
        return parsed;
    }

    private static Object id(Object parsed) {
        return parsed instanceof ParsedObject object ? object.value(ObjectFormat.ID).orElse(null) : null;
    }

    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        Object collection = apply(current, parsed, change, at);
        ((Collection<?>) collection).forEach(one -> adoption.accept(one, owner));
        return collection;
    }

    @Override
    @SuppressWarnings("unchecked")
    Object apply(Object current, Object parsed, BodyChange change, String at) {
        Collection<Object> collection = current == null ? new ArrayList<>() : (Collection<Object>) current;
        Map<Object, Object> known = new HashMap<>();
        collection.forEach(one -> known.put(part.id(one), one));
        List<Object> next = new ArrayList<>();
        List<?> given = (List<?>) parsed;
        for (int i = 0; i < given.size(); i++) {
            Object one = one(known, (ParsedObject) given.get(i), change, at + "/" + i);
            if (one != null) {
                next.add(one);
            }
        }
        arrange(collection, next, change);
        return collection;
    }

    /** @return the part; null where the body names one that the owner does not have */
    private Object one(Map<Object, Object> known, ParsedObject given, BodyChange change, String at) {
        Object id = id(given);
        if (id == null) {
            Object created = part.create();
            change.visit(created, part, at);
            part.change(created, given, change.ofElement(true), at);
            change.markPartsChanged();
            return created;
        }
        Object found = known.get(id);
        if (found != null) {
            change.visit(found, part, at);
        }
        if (found == null) {
            change.add(at + "/" + ObjectFormat.ID, "part", "There is no such part here; leave the id out to add a new one.");
        } else if (part.change(found, given, change.ofElement(false), at)) {
            change.markPartsChanged();
        }
        return found;
    }

    private void arrange(Collection<Object> collection, List<Object> next, BodyChange change) {
        boolean isChanged = collection.removeIf(one -> !next.contains(one));
        for (Object one : next) {
            if (!collection.contains(one)) {
                isChanged |= collection.add(one);
            }
        }
        if (isOrdered && collection instanceof List<Object> list && !list.equals(next)) {
            isChanged = true;
            list.clear();
            list.addAll(next);
        }
        if (isChanged) {
            change.markPartsChanged();
        }
    }

    @Override
    boolean matches(Object current, Object parsed, boolean isWhole) {
        return false;
    }

    @Override
    boolean isSame(Object one, Object other) {
        return one == other;
    }

    @Override
    void write(Object value, JsonGenerator out) {
        List<Object> parts = new ArrayList<>((Collection<?>) value);
        if (!isOrdered) {
            parts.sort(Comparator.comparing(one -> part.id(one).toString()));
        }
        out.writeStartArray();
        parts.forEach(one -> part.write(one, out));
        out.writeEnd();
    }

    @Override
    Schema schema(View view) {
        return SchemaTypes.typed(SchemaType.ARRAY).items(part.schema(view == View.PATCH ? View.INPUT : view));
    }

    @Override
    Optional<SchemaType> schemaType() {
        return Optional.of(SchemaType.ARRAY);
    }

    @Override
    ValueFormat inner() {
        return part;
    }
}
