package org.backendfoundation.actor;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.session.SessionFactory;

/**
 * Writes when things were used last, now and then and all of them in one statement; what cannot be written waits for the next time, within bounds, and no
 * request ever waits. It belongs to one bean, which begins it and writes once more at the end:
 * <pre>{@code
 * @Inject LastUsedWriter uses;
 *
 * @PostConstruct void start() { uses.begin("api_key", "last_used_at", WRITE_EVERY); }
 *
 * void end(@Observes Shutdown end) { uses.write(); }
 * }</pre>
 * Past the entities, so that neither version nor {@code updated_at} nor the audit trail hears of it.
 */
@Dependent
public class LastUsedWriter {

    static final int MOST = 10_000;

    /** In one order and past rows that somebody else holds, so that nodes never wait for each other here. */
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

    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();
    private String statement;

    /** @param column of the table, a {@code timestamptz} that may be null */
    public void begin(String table, String column, Duration every) {
        statement = WRITE.formatted(table, column);
        task.begin(every, this::write);
    }

    public void note(UUID id, Instant at) {
        if (seen.size() < MOST || seen.containsKey(id)) {
            seen.merge(id, at, LastUsedWriter::later);
        }
    }

    public void write() {
        Map<UUID, Instant> batch = waiting();
        if (batch.isEmpty()) {
            return;
        }
        try {
            sessions.call(session -> session.createNativeQuery(statement).setParameter(1, array(batch.keySet())).setParameter(2, array(batch.values())).executeUpdate());
            batch.forEach(seen::remove);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> batch.size() + " last uses wait for the next time");
        }
    }

    Map<UUID, Instant> waiting() {
        return Map.copyOf(seen);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The literal of an array; an untyped one of Java would need the driver's connection. */
    private static String array(Iterable<?> values) {
        StringBuilder literal = new StringBuilder("{");
        values.forEach(value -> literal.append(literal.length() == 1 ? "" : ",").append(value));
        return literal.append('}').toString();
    }
}
