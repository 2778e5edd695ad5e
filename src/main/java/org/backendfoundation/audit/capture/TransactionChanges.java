package org.backendfoundation.audit.capture;

import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.audit.trail.AuditRecord;
import org.backendfoundation.audit.trail.AuditWriter;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.rest.request.RequestContext;

/** What one transaction has changed and not yet written to the trail. */
final class TransactionChanges implements Synchronization {

    private record RowKey(String entityType, String id) {
    }

    private final AuditWriter writer;
    private final Map<RowKey, RowChange> rows = new LinkedHashMap<>();
    private boolean isBulk;

    TransactionChanges(AuditWriter writer) {
        this.writer = writer;
    }

    RowChange row(String entityType, String id, boolean isCreated) {
        return rows.computeIfAbsent(new RowKey(entityType, id), key -> new RowChange(isCreated));
    }

    void noteBulk() {
        isBulk = true;
    }

    /**
     * Once, however often it is called: what was written is forgotten.
     *
     * @param connection the transaction's own: another one that the server hands out for it costs a tenth of the whole create
     */
    void write(Connection connection) {
        if (isBulk) {
            writer.tellActor(connection);
            isBulk = false;
        }
        List<AuditRecord> records = rows.entrySet().stream().filter(row -> row.getValue().isDifference())
                .map(row -> entry(row.getKey(), row.getValue())).toList();
        rows.clear();
        if (!records.isEmpty()) {
            writer.write(connection, records);
        }
    }

    private AuditRecord entry(RowKey row, RowChange change) {
        return writer.entry(change.action(), row.entityType(), row.id(), Outcome.SUCCESS,
                change.metadata(RequestContext.current().reason()));
    }

    @Override
    public void beforeCompletion() {
        if (isBulk || !rows.isEmpty()) {
            writer.withConnection(this::write);
        }
    }

    @Override
    public void afterCompletion(int status) {
        rows.clear();
    }
}
