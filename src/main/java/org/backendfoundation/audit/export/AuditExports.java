package org.backendfoundation.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.audit.entries.AuditReading;
import org.backendfoundation.audit.entries.EntryFilter;
import org.backendfoundation.audit.entries.EntryTime;
import org.backendfoundation.audit.seal.SealStore;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.bulk.BulkLimit;
import org.backendfoundation.persistence.bulk.CsvText;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;

/**
 * Exports any number of entries in constant memory. It reads one chunk in a transaction of its own and then sends it, so that a slow client
 * holds no connection. An export may occupy its thread for long, so only few run at the same time.
 *
 * <p>Entries come in the order of positions, up to the horizon. No transaction runs below the horizon, so nothing is added there, and the
 * next export begins at it without missing what was committed late.
 *
 * <p>A disconnect waits for an export as long as it waits for anything. The export runs on the request's own thread: the answer is one long
 * write, which blocks while the client is slow, on whatever thread.
 */
@ApplicationScoped
class AuditExports {

    private static final String POSITION = "SELECT position FROM audit_trail.audit_entry WHERE timestamp = ? AND id = ?";
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Logger LOG = SafeLogger.of(AuditExports.class);

    @Inject
    AuditReading reading;

    @Inject
    UnitOfWork transactions;

    @Inject
    AuditTrail trail;

    private final BulkLimit limit = new BulkLimit(PersistenceError.EXPORTS_BUSY, "exports");

    /**
     * One export.
     *
     * @param horizon the first position that the export does not include
     */
    record Export(EntryFilter filter, BulkFormat format, ExportPlace from, long horizon) {

        /** The cursor from which the next export with the same filters continues. */
        String next() {
            return ExportPlace.before(horizon).encode(filter);
        }
    }

    long horizon() {
        return reading.read(connection -> {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SealStore.HORIZON)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The place right after an entry; empty if there is no such entry. */
    Optional<ExportPlace> placeAfter(UUID id) {
        return EntryTime.of(id)
                .flatMap(timestamp -> reading.read(connection -> position(connection, new SqlText(POSITION).add("", timestamp, id))))
                .map(position -> new ExportPlace(position, id));
    }

    private static Optional<Long> position(Connection connection, SqlText query) throws SQLException {
        try (PreparedStatement statement = query.prepare(connection); ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /**
     * Sends the export, or refuses before the first byte. A later failure ends in an exception, so that the server breaks the connection
     * off.
     *
     * @throws ProblemException {@code EXPORTS_BUSY}, or the reason why the trail cannot be read
     */
    void send(Export export, OutputStream out) throws IOException {
        try (UnitOfWork.LongWork work = limit.begin(transactions)) {
            ExportChunk first = reading.read(connection -> readChunk(connection, export, export.from()));
            trail.recordIndependently(TrailActions.AUDIT_EXPORTED, null, null, Outcome.SUCCESS, auditMetadata(export));
            if (export.format() == BulkFormat.CSV) {
                out.write(CsvText.line(AuditEntry.NAMES).getBytes(StandardCharsets.UTF_8));
            }
            send(export, first, out);
        }
    }

    private void send(Export export, ExportChunk first, OutputStream out) throws IOException {
        ExportChunk chunk = first;
        chunk.bytes().writeTo(out);
        while (chunk.next().isPresent()) {
            chunk = readNext(export, chunk.next().get());
            chunk.bytes().writeTo(out);
        }
    }

    private ExportChunk readNext(Export export, ExportPlace from) throws IOException {
        try {
            return reading.readPatiently(connection -> readChunk(connection, export, from));
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure,
                    () -> "An export of the audit trail ends early, request " + RequestContext.current().requestId());
            throw new IOException("The export cannot continue", failure);
        }
    }

    private static ExportChunk readChunk(Connection connection, Export export, ExportPlace from) throws SQLException {
        return ExportChunk.read(connection, export.filter(), export.format(), from, export.horizon());
    }

    private static JsonObject auditMetadata(Export export) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add("format", export.format().toString()).add("filters",
                export.filter().toJson());
        return metadata.add("from_position", export.from().position()).add("to_position", export.horizon()).build();
    }
}
