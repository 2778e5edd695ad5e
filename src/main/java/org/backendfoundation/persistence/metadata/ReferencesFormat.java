package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.metadata.BodyChange.Link;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;

/** References to many other entities: an array of their ids, in the order of the ids. Rows that were deleted are not among them. */
final class ReferencesFormat extends ArrayFormat {

    private final ObjectFormat target;
    private final Link link;
    private final DatabaseMapping ownerId;

    private ReferencesFormat(ObjectFormat target, Link link, DatabaseMapping ownerId) {
        super(ReferenceFormat.id());
        this.target = target;
        this.link = link;
        this.ownerId = ownerId;
    }

    static ReferencesFormat of(ManyToManyMapping references, ObjectFormat target, AbstractSession session) {
        return new ReferencesFormat(target,
                new Link(references.getRelationTable().getQualifiedNameDelimited(session.getPlatform()),
                        column(references, "getSourceRelationKeyFields", session),
                        column(references, "getTargetRelationKeyFields", session)),
                references.getDescriptor().getMappingForAttributeName(ObjectFormat.ID));
    }

    private static String column(ManyToManyMapping references, String fields, AbstractSession session) {
        return ProviderLists.<DatabaseField>of(references, fields).get(0).getNameDelimited(session.getPlatform());
    }

    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        List<?> ids = (List<?>) super.parse(value, mode, at, violations);
        requireUnique(ids, id -> id, at, "", violations);
        return ids;
    }

    /** Changes the collection in place, which leaves rows that nobody sees as they are. */
    @Override
    @SuppressWarnings("unchecked")
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        Collection<Object> collection = current == null ? new ArrayList<>() : (Collection<Object>) current;
        Map<Object, Object> known = new HashMap<>();
        collection.forEach(entity -> known.put(target.id(entity), entity));
        List<?> ids = (List<?>) parsed;
        Set<?> wanted = new HashSet<>(ids);
        boolean isChanged = collection.removeIf(entity -> !wanted.contains(target.id(entity)));
        Set<UUID> added = new LinkedHashSet<>();
        ids.stream().map(UUID.class::cast).filter(id -> !known.containsKey(id) && !isLinked(owner, id, change)).forEach(added::add);
        change.find(target.type(), added);
        for (int i = 0; i < ids.size(); i++) {
            if (added.contains(ids.get(i))) {
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

    /** What was deleted since it was named here is not in the collection, and may be sent back. */
    private boolean isLinked(Object owner, UUID id, BodyChange change) {
        return ownerId != null && change.isLinked(link, (UUID) ownerId.getAttributeValueFromObject(owner), id);
    }

    @Override
    Object parsedNull() {
        return List.of();
    }

    @Override
    Schema schema(Described described) {
        return super.schema(described).uniqueItems(true);
    }

    @Override
    boolean matches(Object current, Object parsed, boolean isWhole) {
        Set<?> ids = new HashSet<>((List<?>) parsed);
        return current instanceof Collection<?> entities && entities.size() == ids.size()
                && entities.stream().allMatch(entity -> ids.contains(target.id(entity)));
    }

    @Override
    Class<?> referenceTarget() {
        return target.type();
    }

    @Override
    void write(Object value, JsonGenerator out) {
        out.writeStartArray();
        ((Collection<?>) value).stream().map(entity -> target.id(entity).toString()).sorted().forEach(out::write);
        out.writeEnd();
    }
}
