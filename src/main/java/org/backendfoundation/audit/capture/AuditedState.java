package org.backendfoundation.audit.capture;

import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;

/**
 * Which of the provider's objects are read: the entities, or the copies that it made before they were changed.
 *
 * @param isBefore whether these are copies: the copy of an entity has a copied list, but the parts in it are the entities themselves
 */
record AuditedState(AbstractSession session, boolean isBefore) {

    /** A part as it is in this state; one that was not copied did not change. */
    Object of(Object part) {
        Object copy = isBefore && session instanceof UnitOfWorkImpl unit ? unit.getCloneMapping().get(part) : null;
        return copy == null ? part : copy;
    }
}
