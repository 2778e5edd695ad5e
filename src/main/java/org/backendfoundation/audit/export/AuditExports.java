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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.entries.AuditReading;
import org.backendfoundation.audit.entries.EntryFilter;
import org.backendfoundation.audit.entries.EntryTime;
import org.backendfoundation.audit.seal.SealStore;
import org.backendfoundation.audit.trail.AuditError;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.SqlText;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;

/**
 * Any number of entries in constant memory: chunk by chunk, each read in a session of its own and sent after it, so that a slow reader holds no
 * connection. What began may take the thread for long, so few run at once.
 *
 * <p>The order is that of positions, up to the horizon: below it no transaction runs any more, so nothing is added there, and the next export begins at it
 * without missing what was committed late.
 *
 * <p>A disconnect waits for it, as long as it waits for anything. It runs on the request's own thread: the answer is one long write, which blocks as long
 * as the reader is slow, on whatever thread.
 */
@ApplicationScoped
class AuditExports {

    static final int AT_ONCE = 2;

    private static final Duration COME_BACK = Duration.ofSeconds(10);
    private static final String POSITION = "SELECT position FROM audit_trail.audit_entry WHERE timestamp = ? AND id = ?";
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Logger LOG = SafeLogger.of(AuditExports.class);

    @Inject
    AuditReading reading;

    @Inject
    SessionFactory sessions;

    @Inject
    AuditTrail trail;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * One export.
     *
     * @param horizon the first position that is not in it
     */
    record Order(EntryFilter filter, ExportFormat format, ExportPlace from, long horizon) {

        /** Where the next export of the same filters goes on. */
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

    /** The place behind an entry, empty if there is no such entry. */
    Optional<ExportPlace> behind(UUID id) {
        return EntryTime.of(id).flatMap(timestamp -> reading.read(connection -> position(connection, new SqlText(POSITION).add("", timestamp, id))))
                .map(position -> new ExportPlace(position, id));
    }

    private static Optional<Long> position(Connection connection, SqlText query) throws SQLException {
        try (PreparedStatement statement = query.prepare(connection); ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /**
     * Sends it, or refuses before the first byte. What fails later ends in an exception, so that the server breaks the connection off.
     *
     * @throws ProblemException {@code EXPORTS_BUSY}, or why the trail cannot be read
     */
    void send(Order order, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw ProblemException.retryable(AuditError.EXPORTS_BUSY, AT_ONCE + " exports run on this node; come back when one of them has ended.",
                    COME_BACK, null);
        }
        SessionFactory.LongWork export = sessions.begin();
        try {
            ExportChunk first = reading.read(connection -> chunk(connection, order, order.from()));
            trail.recordIndependently(TrailActions.AUDIT_EXPORTED, null, null, Outcome.SUCCESS, told(order));
            StringBuilder beginning = new StringBuilder();
            order.format().begin(beginning);
            out.write(beginning.toString().getBytes(StandardCharsets.UTF_8));
            send(order, first, out);
        } finally {
            export.end();
            places.release();
        }
    }

    private void send(Order order, ExportChunk first, OutputStream out) throws IOException {
        ExportChunk chunk = first;
        chunk.bytes().writeTo(out);
        while (chunk.next().isPresent()) {
            chunk = later(order, chunk.next().get());
            chunk.bytes().writeTo(out);
        }
    }

    private ExportChunk later(Order order, ExportPlace from) throws IOException {
        try {
            return reading.readPatiently(connection -> chunk(connection, order, from));
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, failure, () -> "An export of the audit trail ends early, request "
                    + RequestContext.current().requestId());
            throw new IOException("The export cannot go on", failure);
        }
    }

    private static ExportChunk chunk(Connection connection, Order order, ExportPlace from) throws SQLException {
        return ExportChunk.read(connection, order.filter(), order.format(), from, order.horizon());
    }

    private static JsonObject told(Order order) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add("format", order.format().toString()).add("filters", order.filter().toJson());
        return metadata.add("from_position", order.from().position()).add("to_position", order.horizon()).build();
    }
}
