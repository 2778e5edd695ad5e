package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.backendfoundation.persistence.BaseEntity;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.queries.WriteObjectQuery;
import org.eclipse.persistence.sessions.changesets.ChangeRecord;

/**
 * Records each row that the provider writes in the transaction's {@link TransactionChanges}. Old values come from the query's own change
 * set, because the event's change set is empty by then. The servers inject nothing into listeners, so {@link Start} sets what they need.
 */
public class EntityChangeListener extends DescriptorEventAdapter {

    private static volatile TransactionChangeRegistry transactions;

    private final Map<ClassDescriptor, List<AuditedAttribute>> attributes = new ConcurrentHashMap<>();

    @Override
    public void postInsert(DescriptorEvent event) {
        rowOf(event, true).ifCaptured(change -> attributes(event).forEach(attribute -> change.addAttribute(attribute, null,
                attribute.value(event.getSource(), event.getSession()), event.getSession())));
    }

    @Override
    public void postUpdate(DescriptorEvent event) {
        ObjectChangeSet changes = ((WriteObjectQuery) event.getQuery()).getObjectChangeSet();
        if (changes != null && changes.hasChanges()) {
            rowOf(event, false)
                    .ifCaptured(change -> attributes(event).forEach(attribute -> addAttribute(change, attribute, changes, event)));
        }
    }

    @Override
    public void postDelete(DescriptorEvent event) {
        rowOf(event, false).ifCaptured(change -> {
            attributes(event).forEach(attribute -> change.addAttribute(attribute, attribute.value(event.getSource(), event.getSession()),
                    null, event.getSession()));
            change.markRemoved();
        });
    }

    private static void addAttribute(RowChange change, AuditedAttribute attribute, ObjectChangeSet changes, DescriptorEvent event) {
        ChangeRecord record = changes.getChangesForAttributeNamed(attribute.attribute());
        if (record != null) {
            AbstractSession session = event.getSession();
            Object after = attribute.value(event.getSource(), session);
            change.addAttribute(attribute, attribute.valueBefore(record, after, session), after, session);
        }
    }

    private List<AuditedAttribute> attributes(DescriptorEvent event) {
        return attributes.computeIfAbsent(event.getDescriptor(), AuditedAttribute::of);
    }

    private static TransactionChangeRegistry.Row rowOf(DescriptorEvent event, boolean isCreated) {
        ClassDescriptor descriptor = event.getDescriptor();
        Object entity = event.getSource();
        Object id = descriptor.getObjectBuilder().extractPrimaryKeyFromObject(entity, event.getSession());
        TransactionChangeRegistry.Row row = transactions.row(descriptor.getTableName(), descriptor.getAlias(), String.valueOf(id),
                isCreated);
        if (entity instanceof BaseEntity known) {
            row.ifCaptured(change -> change.setVersion(known.getVersion()));
        }
        return row;
    }

    /** Sets the registry before the first request. */
    @ApplicationScoped
    static class Start {

        void setRegistry(@Observes @Initialized(ApplicationScoped.class) Object start, TransactionChangeRegistry registry) {
            transactions = registry;
        }
    }
}
