package org.backendfoundation.persistence.metadata;

import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** An element collection: an array of values or of embedded objects. */
final class CollectionFormat extends ArrayFormat {

    private final Class<?> type;
    private final ValueFormat element;

    CollectionFormat(Class<?> type, ValueFormat element) {
        super(element);
        this.type = type;
        this.element = element;
    }

    /** Elements that stay are the same objects, so that what an answer hides of them stays, too. */
    @Override
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        List<?> given = (List<?>) parsed;
        List<Object> left = current == null ? new ArrayList<>() : new ArrayList<>((Collection<?>) current);
        List<Object> next = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Object known = take(left, given.get(i));
            next.add(known != null ? known : element(element, null, given.get(i), change.ofElement(), at + "/" + i));
        }
        change.remember(next, at);
        return SortedSet.class.isAssignableFrom(type) ? new TreeSet<>(next)
                : Set.class.isAssignableFrom(type) ? new LinkedHashSet<>(next) : next;
    }

    /** A new element; an embedded object in a collection is validated here, which the provider does not. */
    static Object element(ValueFormat element, Object before, Object given, BodyChange change, String at) {
        Object made = element.apply(null, before, given, change, at);
        if (element instanceof ObjectFormat object && made != null) {
            change.validate(made, object, at);
        }
        return made;
    }

    private Object take(List<Object> left, Object given) {
        for (Iterator<Object> each = left.iterator(); each.hasNext();) {
            Object candidate = each.next();
            if (element.matches(candidate, given, true)) {
                each.remove();
                return candidate;
            }
        }
        return null;
    }

    @Override
    boolean matches(Object current, Object parsed, boolean isWhole) {
        List<?> given = (List<?>) parsed;
        if (!(current instanceof Collection<?> values) || values.size() != given.size()) {
            return false;
        }
        if (current instanceof Set<?>) {
            List<Object> left = new ArrayList<>(values);
            return given.stream().allMatch(one -> take(left, one) != null);
        }
        Iterator<?> value = values.iterator();
        return given.stream().allMatch(one -> element.matches(value.next(), one, true));
    }

    @Override
    boolean isSame(Object one, Object other) {
        if (one instanceof Set<?> set && other instanceof Collection<?> others) {
            return set.size() == others.size() && new HashSet<>(set).equals(new HashSet<>(others));
        }
        return one instanceof Collection<?> values && other instanceof Collection<?> others
                ? new ArrayList<>(values).equals(new ArrayList<>(others)) : one == other;
    }

    @Override
    void write(Object value, JsonGenerator out) {
        write(value, out, Embedding.NONE);
    }

    @Override
    void write(Object value, JsonGenerator out, Embedding embedding) {
        out.writeStartArray();
        for (Object one : (Collection<?>) value) {
            if (one == null) {
                out.writeNull();
            } else {
                element.write(one, out, embedding);
            }
        }
        out.writeEnd();
    }
}
