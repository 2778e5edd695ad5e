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
    private boolean hasBulkChange;

    TransactionChanges(AuditWriter writer) {
        this.writer = writer;
    }

    RowChange row(String entityType, String id, boolean isCreated) {
        return rows.computeIfAbsent(new RowKey(entityType, id), key -> new RowChange(isCreated));
    }

    void markBulkChange() {
        hasBulkChange = true;
    }

    /**
     * Writes the changes and forgets them, so that a second call writes nothing.
     *
     * @param connection the transaction's own connection: another one from the server's data source would cost a tenth of the whole create
     */
    void write(Connection connection) {
        if (hasBulkChange) {
            writer.setActor(connection);
            hasBulkChange = false;
        }
        rows.values().forEach(RowChange::readStored);
        List<AuditRecord> records = rows.entrySet().stream().filter(row -> row.getValue().isDifference())
                .map(row -> toRecord(row.getKey(), row.getValue())).toList();
        rows.clear();
        if (!records.isEmpty()) {
            writer.write(connection, records);
        }
    }

    private AuditRecord toRecord(RowKey row, RowChange change) {
        return writer.newRecord(change.action(), row.entityType(), row.id(), Outcome.SUCCESS,
                change.metadata(RequestContext.current().reason()));
    }

    @Override
    public void beforeCompletion() {
        if (hasBulkChange || !rows.isEmpty()) {
            write(writer.connection());
        }
    }

    @Override
    public void afterCompletion(int status) {
        rows.clear();
    }
}
