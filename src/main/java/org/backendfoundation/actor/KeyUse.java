package org.backendfoundation.actor;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.database.SessionFactory;

/**
 * Writes when keys were used last: every ten seconds and at the end, all of them in one statement, past the entities, so that neither version
 * nor {@code updated_at} nor the audit trail hears of it. What cannot be written waits for the next time, within bounds; no request ever waits.
 */
@ApplicationScoped
class KeyUse {

    static final Duration WRITE_EVERY = Duration.ofSeconds(10);
    static final int MOST_KEYS = 10_000;

    /** In one order and past rows that somebody else holds, so that nodes never wait for each other here. */
    private static final String WRITE = """
            WITH used AS (SELECT api_key.id, seen.at
              FROM api_key JOIN unnest(CAST(?1 AS uuid[]), CAST(?2 AS timestamptz[])) AS seen (id, at) ON seen.id = api_key.id
              WHERE api_key.last_used_at IS NULL OR api_key.last_used_at < seen.at
              ORDER BY api_key.id FOR UPDATE OF api_key SKIP LOCKED)
            UPDATE api_key SET last_used_at = used.at FROM used WHERE api_key.id = used.id""";

    private static final Logger LOG = Logger.getLogger(KeyUse.class.getName());

    @Resource
    ManagedScheduledExecutorService clock;

    /** A write waits for the database, and the servers' clock has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    @Inject
    SessionFactory sessions;

    private final Map<UUID, Instant> seen = new ConcurrentHashMap<>();

    @PostConstruct
    void start() {
        clock.scheduleWithFixedDelay(() -> executor.execute(this::write), WRITE_EVERY.toMillis(), WRITE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes Shutdown end) {
        write();
    }

    void note(UUID key, Instant at) {
        if (seen.size() < MOST_KEYS || seen.containsKey(key)) {
            seen.merge(key, at, KeyUse::later);
        }
    }

    void write() {
        Map<UUID, Instant> batch = waiting();
        if (batch.isEmpty()) {
            return;
        }
        try {
            sessions.call(session -> session.createNativeQuery(WRITE).setParameter(1, array(batch.keySet())).setParameter(2, array(batch.values())).executeUpdate());
            batch.forEach(seen::remove);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> "The last use of " + batch.size() + " keys waits for the next time");
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
