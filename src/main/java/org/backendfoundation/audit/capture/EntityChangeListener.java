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
 * Hears of every row that the provider has written, and notes it in the transaction's {@link TransactionChanges}. Values from before come from the
 * query's own change set: the event's is empty by then. The servers inject nothing into listeners, so {@link Start} hands over what they need.
 */
public class EntityChangeListener extends DescriptorEventAdapter {

    private static volatile TransactionChangeRegistry transactions;

    private final Map<ClassDescriptor, List<AuditedAttribute>> fields = new ConcurrentHashMap<>();

    @Override
    public void postInsert(DescriptorEvent event) {
        note(event, true).ifCaptured(change -> fields(event).forEach(field ->
                change.note(field, null, field.value(event.getSource(), event.getSession()), event.getSession())));
    }

    @Override
    public void postUpdate(DescriptorEvent event) {
        ObjectChangeSet changes = ((WriteObjectQuery) event.getQuery()).getObjectChangeSet();
        if (changes != null && changes.hasChanges()) {
            note(event, false).ifCaptured(change -> fields(event).forEach(field -> note(change, field, changes, event)));
        }
    }

    @Override
    public void postDelete(DescriptorEvent event) {
        note(event, false).ifCaptured(change -> {
            fields(event).forEach(field -> change.note(field, field.value(event.getSource(), event.getSession()), null, event.getSession()));
            change.removed();
        });
    }

    private static void note(RowChange change, AuditedAttribute field, ObjectChangeSet changes, DescriptorEvent event) {
        ChangeRecord record = changes.getChangesForAttributeNamed(field.attribute());
        if (record != null) {
            AbstractSession session = event.getSession();
            Object after = field.value(event.getSource(), session);
            change.note(field, field.before(record, after, session), after, session);
        }
    }

    private List<AuditedAttribute> fields(DescriptorEvent event) {
        return fields.computeIfAbsent(event.getDescriptor(), AuditedAttribute::of);
    }

    private static TransactionChangeRegistry.Row note(DescriptorEvent event, boolean isCreated) {
        ClassDescriptor descriptor = event.getDescriptor();
        Object entity = event.getSource();
        Object id = descriptor.getObjectBuilder().extractPrimaryKeyFromObject(entity, event.getSession());
        TransactionChangeRegistry.Row row = transactions.row(descriptor.getTableName(), descriptor.getAlias(), String.valueOf(id), isCreated);
        if (entity instanceof BaseEntity known) {
            row.ifCaptured(change -> change.version(known.getVersion()));
        }
        return row;
    }

    /** Runs before the first request. */
    @ApplicationScoped
    static class Start {

        void hand(@Observes @Initialized(ApplicationScoped.class) Object start, TransactionChangeRegistry captured) {
            transactions = captured;
        }
    }
}
