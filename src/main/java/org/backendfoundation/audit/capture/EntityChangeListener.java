package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;

/**
 * Records each row that the provider writes in the transaction's {@link TransactionChanges}. Old values come from the copy that the provider
 * made when it read the row; {@code persistence.xml} switches off the weaving that would do without these copies. The servers inject
 * nothing into listeners, so {@link Start} sets what they need.
 */
public class EntityChangeListener extends DescriptorEventAdapter {

    private static volatile TransactionChangeRegistry transactions;

    private final Map<ClassDescriptor, Recorded> recorded = new ConcurrentHashMap<>();

    /** @param names of the attributes, as the provider reports changes of them */
    private record Recorded(List<AuditedAttribute> attributes, Set<String> names) {

        private static Recorded of(ClassDescriptor entity) {
            List<AuditedAttribute> attributes = AuditedAttributes.ofEntity(entity);
            return new Recorded(attributes, attributes.stream().map(AuditedAttribute::attribute).collect(Collectors.toUnmodifiableSet()));
        }
    }

    @Override
    public void postInsert(DescriptorEvent event) {
        changeOf(event, true).ifCaptured(change -> change.addCreated(row(event, all(event))));
    }

    @Override
    public void postUpdate(DescriptorEvent event) {
        ObjectLevelModifyQuery update = (ObjectLevelModifyQuery) event.getQuery();
        changeOf(event, false).ifCaptured(change -> {
            Set<String> changed = changed(update.getObjectChangeSet());
            change.addUpdated(rowBefore(update, event, changed), row(event, changed));
        });
    }

    /** Loads the collections, because the provider removes their rows before any other event. */
    @Override
    public void preRemove(DescriptorEvent event) {
        AuditedState state = new AuditedState(event.getSession(), false);
        recorded(event.getSession().getDescriptor(event.getSource())).attributes().stream()
                .filter(attribute -> !attribute.isLoaded(event.getSource()))
                .forEach(attribute -> attribute.read(event.getSource(), state));
    }

    @Override
    public void preDelete(DescriptorEvent event) {
        ObjectLevelModifyQuery delete = (ObjectLevelModifyQuery) event.getQuery();
        changeOf(event, false).ifCaptured(change -> change.addRemoved(rowBefore(delete, event, all(event))));
    }

    /** @param changes null where only the version is raised */
    private static Set<String> changed(ObjectChangeSet changes) {
        return changes == null ? Set.of() : Set.copyOf(changes.getChangedAttributeNames());
    }

    private Set<String> all(DescriptorEvent event) {
        return recorded(event.getDescriptor()).names();
    }

    private AuditedRow row(DescriptorEvent event, Set<String> needed) {
        return new AuditedRow(event.getSource(), recorded(event.getDescriptor()).attributes(), needed,
                new AuditedState(event.getSession(), false));
    }

    private AuditedRow rowBefore(ObjectLevelModifyQuery query, DescriptorEvent event, Set<String> needed) {
        return new AuditedRow(query.getBackupClone(), recorded(event.getDescriptor()).attributes(), needed,
                new AuditedState(event.getSession(), true));
    }

    private Recorded recorded(ClassDescriptor entity) {
        return recorded.computeIfAbsent(entity, Recorded::of);
    }

    private static TransactionChangeRegistry.Row changeOf(DescriptorEvent event, boolean isCreated) {
        ClassDescriptor descriptor = event.getDescriptor();
        Object id = descriptor.getObjectBuilder().extractPrimaryKeyFromObject(event.getSource(), event.getSession());
        return transactions.row(descriptor.getTableName(), descriptor.getAlias(), String.valueOf(id), isCreated);
    }

    /** Sets the registry before the first request. */
    @ApplicationScoped
    static class Start {

        void setRegistry(@Observes @Initialized(ApplicationScoped.class) Object start, TransactionChangeRegistry registry) {
            transactions = registry;
        }
    }
}
