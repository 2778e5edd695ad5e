package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** References to many other entities: an array of their ids, in the order of the ids. Rows that were deleted are not among them. */
final class ReferencesFormat extends ValueFormat {

    private final ObjectFormat target;

    ReferencesFormat(ObjectFormat target) {
        this.target = target;
    }

    @Override
    Object parse(JsonValue value, boolean isPatch, String at, List<Violation> violations) {
        List<Object> ids = CollectionFormat.elements(value, ReferenceFormat.id(), at, violations);
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) != null && !seen.add(ids.get(i))) {
                violations.add(new Violation(at + "/" + i, "unique", "Must be named once."));
            }
        }
        return ids;
    }

    /** Changes the collection in place, which leaves rows that nobody sees as they are. */
    @Override
    @SuppressWarnings("unchecked")
    Object apply(Object current, Object parsed, BodyChange change, String at) {
        Collection<Object> collection = current == null ? new ArrayList<>() : (Collection<Object>) current;
        Map<Object, Object> known = new HashMap<>();
        collection.forEach(entity -> known.put(target.id(entity), entity));
        List<?> ids = (List<?>) parsed;
        boolean isChanged = collection.removeIf(entity -> !ids.contains(target.id(entity)));
        for (int i = 0; i < ids.size(); i++) {
            if (!known.containsKey(ids.get(i))) {
                isChanged = true;
                Object found = change.reference(target.type(), (UUID) ids.get(i), at + "/" + i);
                if (found != null) {
                    collection.add(found);
                }
            }
        }
        if (isChanged) {
            change.markPartsChanged();
        }
        return collection;
    }

    @Override
    boolean matches(Object current, Object parsed, boolean isWhole) {
        List<?> ids = (List<?>) parsed;
        return current instanceof Collection<?> entities && entities.size() == ids.size()
                && entities.stream().allMatch(entity -> ids.contains(target.id(entity)));
    }

    @Override
    void write(Object value, JsonGenerator out) {
        out.writeStartArray();
        ((Collection<?>) value).stream().map(entity -> target.id(entity).toString()).sorted().forEach(out::write);
        out.writeEnd();
    }

    @Override
    Schema schema(View view) {
        return SchemaTypes.typed(SchemaType.ARRAY).items(ReferenceFormat.id().schema(view));
    }

    @Override
    Optional<SchemaType> schemaType() {
        return Optional.of(SchemaType.ARRAY);
    }
}
