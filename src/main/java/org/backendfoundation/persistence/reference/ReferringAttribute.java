package org.backendfoundation.persistence.reference;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.mapping.EmbeddedPath;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;

/**
 * An attribute with {@link Reference}.
 *
 * @param entity   whose attribute it is
 * @param embedded the way to the object that holds it
 * @param jsonName its name in JSON, within the object that holds it
 */
public record ReferringAttribute(ClassDescriptor entity, EmbeddedPath embedded, OneToOneMapping mapping, OnDelete onDelete,
        String jsonName, AbstractSession session) {

    /** The entity's name in queries. */
    public String entityName() {
        return entity.getAlias();
    }

    public Class<?> target() {
        return mapping.getReferenceClass();
    }

    boolean isOf(Class<?> type) {
        return entity.getJavaClass().isAssignableFrom(type);
    }

    /** Whether it may refer to a row of this type. */
    boolean isTo(Class<?> type) {
        return target().isAssignableFrom(type);
    }

    /** The names of the attributes that lead to it, from the entity on. */
    public List<String> path() {
        return Stream.concat(embedded.steps().stream(), Stream.of(mapping)).map(DatabaseMapping::getAttributeName).toList();
    }

    /** The id of the row to which the entity refers, which is not read; null if there is none. */
    public UUID id(Object owner) {
        Object holder = embedded.holder(owner);
        return holder == null || mapping.getAttributeValueFromObject(holder) == null ? null
                : (UUID) mapping.extractPrimaryKeysForReferenceObject(holder, session);
    }

    /** Lets an entity that refers to a row refer to none. */
    public void clear(Object owner) {
        mapping.setRealAttributeValueInObject(embedded.holder(owner), null);
    }
}
