package org.backendfoundation.audit.capture;

import org.backendfoundation.persistence.mapping.EmbeddedPath;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.FetchGroupManager;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;

/**
 * One column, or one collection, of an entity or of a part of it. Columns keep their database names, so that these entries look like those
 * of the triggers.
 *
 * @param path the way to the object that holds the attribute
 * @param form how the trail shows the value
 */
record AuditedAttribute(String name, EmbeddedPath path, DatabaseMapping mapping, AuditedMapping form) {

    /** The attribute of the entity under which the provider reports changes. */
    String attribute() {
        return path.first(mapping).getAttributeName();
    }

    /** Reads the value, from the database where the entity does not have it yet. */
    AuditedValue read(Object entity, AuditedState state) {
        Object holder = path.holder(entity);
        return holder == null ? AuditedValue.NONE : form.read(holder, state);
    }

    /** Whether {@link #read} needs no statement. */
    boolean isLoaded(Object entity) {
        if (!isFetched(path.first(mapping).getDescriptor(), entity)) {
            return false;
        }
        Object holder = path.holder(entity);
        return holder == null || !form.isCollection() || !(mapping instanceof ForeignReferenceMapping reference)
                || reference.isAttributeValueInstantiated(holder);
    }

    private boolean isFetched(ClassDescriptor descriptor, Object entity) {
        FetchGroupManager fetched = descriptor.getFetchGroupManager();
        return fetched == null || fetched.isAttributeFetched(entity, attribute());
    }
}
