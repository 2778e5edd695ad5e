package org.backendfoundation.actor;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.capture.UncapturedBulk;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.session.SessionFactory;
import org.eclipse.persistence.queries.DatabaseQuery;

/**
 * Writes periodically, in one statement, when rows were last used. What cannot be written is kept, within bounds, for the next attempt, and
 * no request ever waits. It belongs to one bean, which starts it and writes once more at shutdown:
 * <pre>{@code
 * @Inject LastUsedWriter uses;
 *
 * @PostConstruct void start() { uses.begin("api_key", "last_used_at", WRITE_EVERY); }
 *
 * void end(@Observes Shutdown end) { uses.write(); }
 * }</pre>
 * It bypasses the entities, so version, {@code updated_at} and the audit trail do not change.
 */
@Dependent
public class LastUsedWriter {

    static final int MAX_WAITING = 10_000;

    /** Locks rows in one order and skips locked ones, so that nodes never wait for each other here. */
    private static final String WRITE = """
            WITH used AS (SELECT kept.id, seen.at
              FROM %1$s AS kept JOIN unnest(CAST(?1 AS uuid[]), CAST(?2 AS timestamptz[])) AS seen (id, at) ON seen.id = kept.id
              WHERE kept.%2$s IS NULL OR kept.%2$s < seen.at
              ORDER BY kept.id FOR UPDATE OF kept SKIP LOCKED)
            UPDATE %1$s AS kept SET %2$s = used.at FROM used WHERE kept.id = used.id""";

    private static final Logger LOG = SafeLogger.of(LastUsedWriter.class);

    @Inject
    PeriodicTask task;

    @Inject
    SessionFactory sessions;

    private final Map<UUID, Instant> lastUses = new ConcurrentHashMap<>();
    private String statement;

    /** @param column of the table, a {@code timestamptz} that may be null */
    public void begin(String table, String column, Duration period) {
        statement = WRITE.formatted(table, column);
        task.begin(period, this::write);
    }

    public void record(UUID id, Instant at) {
        if (lastUses.size() < MAX_WAITING || lastUses.containsKey(id)) {
            lastUses.merge(id, at, LastUsedWriter::later);
        }
    }

    public void write() {
        Map<UUID, Instant> batch = waiting();
        if (batch.isEmpty()) {
            return;
        }
        try {
            sessions.call(entityManager -> write(entityManager.createNativeQuery(statement), batch));
            batch.forEach(lastUses::remove);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> batch.size() + " last uses wait for the next attempt");
        }
    }

    private static int write(Query query, Map<UUID, Instant> batch) {
        query.unwrap(DatabaseQuery.class).setProperty(UncapturedBulk.WITHOUT_ENTRY, true);
        return query.setParameter(1, array(batch.keySet())).setParameter(2, array(batch.values())).executeUpdate();
    }

    Map<UUID, Instant> waiting() {
        return Map.copyOf(lastUses);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The literal of an array: passing a Java array would need the driver's connection. */
    private static String array(Iterable<?> values) {
        StringBuilder literal = new StringBuilder("{");
        values.forEach(value -> literal.append(literal.length() == 1 ? "" : ",").append(value));
        return literal.append('}').toString();
    }
}
