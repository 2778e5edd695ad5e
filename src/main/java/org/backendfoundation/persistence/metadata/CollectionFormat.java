package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** An element collection: an array of values or of embedded objects. */
final class CollectionFormat extends ValueFormat {

    private final Class<?> type;
    private final ValueFormat element;

    CollectionFormat(Class<?> type, ValueFormat element) {
        this.type = type;
        this.element = element;
    }

    @Override
    Object parse(JsonValue value, boolean isPatch, String at, List<Violation> violations) {
        return elements(value, element, at, violations);
    }

    static List<Object> elements(JsonValue value, ValueFormat element, String at, List<Violation> violations) {
        List<Object> elements = new ArrayList<>();
        if (!(value instanceof JsonArray array)) {
            violations.add(new Violation(at, "type", JsonScalars.wrongKind("an array", value).getMessage()));
            return elements;
        }
        for (JsonValue given : array) {
            String place = at + "/" + elements.size();
            if (given.getValueType() == ValueType.NULL) {
                violations.add(new Violation(place, "required", "Must not be null."));
                elements.add(null);
            } else {
                elements.add(element.parse(given, false, place, violations));
            }
        }
        return elements;
    }

    /** Elements that stay are the same objects, so that what an answer hides of them stays, too. */
    @Override
    Object apply(Object current, Object parsed, BodyChange change, String at) {
        List<?> given = (List<?>) parsed;
        List<Object> left = current == null ? new ArrayList<>() : new ArrayList<>((Collection<?>) current);
        Collection<Object> next = SortedSet.class.isAssignableFrom(type) ? new TreeSet<>()
                : Set.class.isAssignableFrom(type) ? new LinkedHashSet<>() : new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Object known = take(left, given.get(i));
            next.add(known != null ? known : create(given.get(i), change.ofElement(true), at + "/" + i));
        }
        return next;
    }

    private Object create(Object given, BodyChange change, String at) {
        Object created = element.apply(null, given, change, at);
        if (element instanceof ObjectFormat object && created != null) {
            change.validate(created, object, at);
        }
        return created;
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
        out.writeStartArray();
        for (Object one : (Collection<?>) value) {
            if (one == null) {
                out.writeNull();
            } else {
                element.write(one, out);
            }
        }
        out.writeEnd();
    }

    @Override
    Schema schema(View view) {
        return SchemaTypes.typed(SchemaType.ARRAY).items(element.schema(view == View.PATCH ? View.INPUT : view));
    }

    @Override
    Optional<SchemaType> schemaType() {
        return Optional.of(SchemaType.ARRAY);
    }

    @Override
    ValueFormat inner() {
        return element;
    }
}
