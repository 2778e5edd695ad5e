package org.backendfoundation.console;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.actor.KnownKey;

/** Reads and writes {@code console_session} in plain SQL: as an entity, each row would leave audit entries besides those of the log-ins. */
final class SessionTable {

    private static final int OWN_COLUMNS = 8;

    private static final String FIND = """
            SELECT CAST(console_session.id AS text), CAST(api_key_id AS text), bootstrap_hash, %s, %s, %s, %s, console_session.hash, %s
            FROM console_session LEFT JOIN api_key ON api_key.id = api_key_id LEFT JOIN actor ON actor.id = api_key.actor_id
            WHERE console_session.hash = ?1 AND console_session.kind = ?2""".formatted(
            micros("started_at"), micros("seen_at"), micros("ends_at"), micros("ended_at"), KnownKey.COLUMNS);

    /** Idempotent: a second call changes nothing. Writes nothing for a key that was purged meanwhile. */
    private static final String WRITE = """
            INSERT INTO console_session (id, kind, hash, api_key_id, bootstrap_hash, started_at, seen_at, ends_at, ended_at)
            SELECT CAST(?1 AS uuid), ?2, ?3, CAST(?4 AS uuid), ?5, CAST(?6 AS timestamptz), CAST(?7 AS timestamptz), CAST(?8 AS timestamptz), CAST(?9 AS timestamptz)
            WHERE CAST(?4 AS uuid) IS NULL OR EXISTS (SELECT FROM api_key WHERE id = CAST(?4 AS uuid))
            ON CONFLICT (hash) DO UPDATE SET ended_at = coalesce(console_session.ended_at, excluded.ended_at)""";

    /** Of two concurrent calls the second one waits here, and finds the session ended. */
    private static final String END = "UPDATE console_session SET ended_at = CAST(?2 AS timestamptz) WHERE id = CAST(?1 AS uuid) AND ended_at IS NULL";

    private static final String REMOVE = """
            DELETE FROM console_session WHERE id = ANY (ARRAY(
              SELECT id FROM console_session WHERE least(ended_at, ends_at) < CAST(?1 AS timestamptz) ORDER BY least(ended_at, ends_at) LIMIT ?2
              FOR UPDATE SKIP LOCKED))""";

    private SessionTable() {
    }

    private static String micros(String column) {
        return "CAST(extract(epoch FROM " + column + ") * 1000000 AS bigint) AS " + column + "_micros";
    }

    /**
     * False until the revision of the table is applied. A statement that fails for lack of the table would fill the log with a stack trace.
     */
    static boolean exists(EntityManager entityManager) {
        return Boolean.TRUE.equals(entityManager.createNativeQuery("SELECT to_regclass('console_session') IS NOT NULL").getSingleResult());
    }

    static Optional<KnownSession> find(EntityManager entityManager, StoredSession.Kind kind, String hash) {
        List<?> rows = entityManager.createNativeQuery(FIND).setParameter(1, hash).setParameter(2, kind.name()).getResultList();
        return rows.stream().findFirst().map(row -> toSession(kind, (Object[]) row));
    }

    private static KnownSession toSession(StoredSession.Kind kind, Object[] row) {
        OpeningKey key = row[1] == null ? OpeningKey.bootstrap((String) row[2]) : OpeningKey.issued(UUID.fromString((String) row[1]));
        StoredSession stored = new StoredSession(UUID.fromString((String) row[0]), kind, (String) row[7], key, time(row[3]), time(row[4]),
                time(row[5]),
                row[6] == null ? null : time(row[6]));
        return new KnownSession(stored, key.isBootstrap() ? null : KnownKey.of(Arrays.copyOfRange(row, OWN_COLUMNS, row.length)));
    }

    private static Instant time(Object micros) {
        return Instant.EPOCH.plus((Long) micros, ChronoUnit.MICROS);
    }

    static int write(EntityManager entityManager, StoredSession row) {
        Query write = entityManager.createNativeQuery(WRITE);
        Object[] values = {row.id().toString(), row.kind().name(), row.hash(), text(row.key().id()), row.key().bootstrapHash(),
            text(row.startedAt()),
            text(row.seenAt()), text(row.endsAt()), text(row.endedAt())};
        for (int i = 0; i < values.length; i++) {
            write.setParameter(i + 1, values[i]);
        }
        return write.executeUpdate();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** @return whether this call ended it */
    static boolean end(EntityManager entityManager, UUID id, Instant at) {
        return entityManager.createNativeQuery(END).setParameter(1, id.toString()).setParameter(2, at.toString()).executeUpdate() == 1;
    }

    /** @return how many sessions were removed that ended before the time, at most {@code limit} */
    static int removeEnded(EntityManager entityManager, Instant before, int limit) {
        return entityManager.createNativeQuery(REMOVE).setParameter(1, before.toString()).setParameter(2, limit).executeUpdate();
    }
}
