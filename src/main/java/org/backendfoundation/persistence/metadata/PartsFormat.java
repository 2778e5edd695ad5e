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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;

/**
 * Entities that belong to one owner: an array of objects. An element with an id is the part that has it; one without is new; a part that is
 * not named is removed. A part of another owner is refused.
 */
final class PartsFormat extends ArrayFormat {

    private final ObjectFormat part;
    private final boolean isOrdered;
    private final BiConsumer<Object, Object> adoption;

    /**
     * @param isOrdered whether the owner keeps an order; otherwise parts come in the order of their ids
     * @param adoption  tells a part its owner
     */
    PartsFormat(ObjectFormat part, boolean isOrdered, BiConsumer<Object, Object> adoption) {
        super(part);
        this.part = part;
        this.isOrdered = isOrdered;
        this.adoption = adoption;
    }

    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        List<?> parsed = (List<?>) super.parse(value, mode, at, violations);
        requireUnique(parsed, PartsFormat::id, at, "/" + ObjectFormat.ID, violations);
        return parsed;
    }

    private static Object id(Object parsed) {
        return parsed instanceof ParsedObject object ? object.value(ObjectFormat.ID).orElse(null) : null;
    }

    @Override
    @SuppressWarnings("unchecked")
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        Collection<Object> collection = current == null ? new ArrayList<>() : (Collection<Object>) current;
        Map<Object, Object> known = new HashMap<>();
        collection.forEach(one -> known.put(part.id(one), one));
        List<Object> next = new ArrayList<>();
        List<?> given = (List<?>) parsed;
        change.findReferences(given.stream().filter(one -> id(one) == null).toList());
        for (int i = 0; i < given.size(); i++) {
            Object one = one(known, (ParsedObject) given.get(i), change, at + "/" + i);
            if (one != null) {
                next.add(one);
            }
        }
        next.forEach(one -> adoption.accept(one, owner));
        arrange(collection, next, change);
        return collection;
    }

    @Override
    Object parsedNull() {
        return List.of();
    }

    /** @return the part; null where the body names one that the owner does not have */
    private Object one(Map<Object, Object> known, ParsedObject given, BodyChange change, String at) {
        Object id = id(given);
        Object one = id == null ? part.create() : known.get(id);
        if (one == null) {
            change.add(at + "/" + ObjectFormat.ID, "part", "There is no such part here; leave the id out to add a new one.");
            return null;
        }
        change.visit(one, part, at);
        BodyChange ofPart = change.ofPart(id == null);
        part.change(one, given, ofPart, at);
        if (ofPart.isChanged()) {
            change.markPartsChanged();
        }
        return one;
    }

    private void arrange(Collection<Object> collection, List<Object> next, BodyChange change) {
        Set<Object> wanted = new HashSet<>(next);
        Set<Object> before = new HashSet<>(collection);
        boolean isChanged = collection.removeIf(one -> !wanted.contains(one));
        for (Object one : next) {
            if (!before.contains(one)) {
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
        List<?> given = (List<?>) parsed;
        if (!(current instanceof Collection<?> known) || known.size() != given.size()) {
            return false;
        }
        List<Object> parts = new ArrayList<>(known);
        List<Object> wanted = new ArrayList<>(given);
        if (!isOrdered) {
            parts.sort(Comparator.comparing(one -> part.id(one).toString()));
            wanted.sort(Comparator.comparing(one -> String.valueOf(id(one))));
        }
        return IntStream.range(0, parts.size()).allMatch(i -> part.id(parts.get(i)).equals(id(wanted.get(i)))
                && part.matches(parts.get(i), wanted.get(i), true));
    }

    @Override
    boolean isSame(Object one, Object other) {
        return one == other;
    }

    @Override
    void write(Object value, JsonGenerator out) {
        write(value, out, Embedding.NONE);
    }

    @Override
    void write(Object value, JsonGenerator out, Embedding embedding) {
        List<Object> parts = new ArrayList<>((Collection<?>) value);
        if (!isOrdered) {
            parts.sort(Comparator.comparing(one -> part.id(one).toString()));
        }
        out.writeStartArray();
        parts.forEach(one -> part.write(one, out, embedding));
        out.writeEnd();
    }
}
