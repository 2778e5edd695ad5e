package org.backendfoundation.audit.capture;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.audit.trail.AuditWriter;
import org.backendfoundation.database.session.BeforeCommitCallback;

/**
 * The changes of the running transactions. A transaction of the session factory writes them at its end, where a failure is reported like
 * any other. Any other transaction writes them before its completion, where a failure rolls the transaction back as well.
 */
@ApplicationScoped
class TransactionChangeRegistry implements BeforeCommitCallback {

    private static final Object KEY = TransactionChangeRegistry.class.getName();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    AuditSchema schema;

    @Inject
    AuditWriter writer;

    /** A row of the running transaction. */
    record Row(Optional<RowChange> change) {

        /** Does nothing where the database's triggers record the row, or where there is no trail. */
        void ifCaptured(Consumer<RowChange> work) {
            change.ifPresent(work);
        }
    }

    Row row(String table, String entityType, String id, boolean isCreated) {
        if (!schema.isCapturing()) {
            return new Row(Optional.empty());
        }
        if (schema.hasTrigger(table)) {
            changes().markBulkChange();
            return new Row(Optional.empty());
        }
        return new Row(Optional.of(changes().row(entityType, id, isCreated)));
    }

    void markBulkChange() {
        if (schema.hasAnyTrigger()) {
            changes().markBulkChange();
        }
    }

    @Override
    public void beforeCommit(EntityManager entityManager) {
        if (registry.getResource(KEY) instanceof TransactionChanges changes) {
            changes.write(entityManager.unwrap(Connection.class));
        }
    }

    private TransactionChanges changes() {
        if (registry.getResource(KEY) instanceof TransactionChanges known) {
            return known;
        }
        TransactionChanges changes = new TransactionChanges(writer);
        registry.putResource(KEY, changes);
        registry.registerInterposedSynchronization(changes);
        return changes;
    }
}
