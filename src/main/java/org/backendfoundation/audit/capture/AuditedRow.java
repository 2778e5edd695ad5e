package org.backendfoundation.audit.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.persistence.BaseEntity;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;

/**
 * An entity, or the copy of it that the provider made before it was changed, as the source of audited values.
 *
 * @param needed the attributes to read even if that needs a statement: the provider says that they changed
 */
record AuditedRow(Object entity, List<AuditedAttribute> attributes, Set<String> needed, AuditedState state) {

    /** The values by the names of the attributes. Those that nobody has read yet are missing, because they cannot have changed. */
    Map<String, AuditedValue> values() {
        Map<String, AuditedValue> values = new LinkedHashMap<>();
        attributes.stream().filter(attribute -> needed.contains(attribute.attribute()) || attribute.isLoaded(entity))
                .forEach(attribute -> values.put(attribute.name(), attribute.read(entity, state)));
        return values;
    }

    Optional<Long> version() {
        return entity instanceof BaseEntity known ? Optional.of(known.getVersion()) : Optional.empty();
    }

    /** False once the entity was detached, and may say anything. */
    boolean isManaged() {
        return state.session() instanceof UnitOfWorkImpl unit && unit.isObjectRegistered(entity);
    }
}
