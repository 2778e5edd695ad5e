package org.backendfoundation.persistence.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.PersistenceSettings;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * Gives a repeated POST its first answer (draft-ietf-httpapi-idempotency-key-header). The answer is stored in the transaction of the
 * request, so neither the entity nor the answer exists without the other.
 *
 * <p>The first request holds an advisory lock, which always ends with its transaction. A repetition that cannot get the lock is refused at
 * once and told to retry. A failed answer is not stored, so the request may be repeated. Stored bodies are encrypted, see {@link KeptBody}.
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int EXPIRED_AT_ONCE = 100;

    @Inject
    ApplicationConfiguration configuration;

    /**
     * The stored answer to the request, or else the answer that the work gives now.
     *
     * @param known what the caller may still know of a stored body
     */
    public StoredResponse once(EntityManager entityManager, IdempotentRequest request, UnaryOperator<String> known,
            Supplier<StoredResponse> work) {
        lock(entityManager, request);
        return kept(entityManager, request).map(answer -> answer.withBody(known)).orElseGet(() -> keep(entityManager, request, work.get()));
    }

    /**
     * For an answer that shows a secret and must not be stored. Only the id of what the request made is stored, and a repetition makes a
     * new one.
     *
     * @param make receives the id of what the first request made, of which its caller may not know
     */
    public <E extends BaseEntity> E createAnew(EntityManager entityManager, IdempotentRequest request, Function<Optional<UUID>, E> make) {
        lock(entityManager, request);
        E made = make.apply(kept(entityManager, request).map(before -> UUID.fromString(before.body())));
        keep(entityManager, request, StoredResponse.created(null, null, made.getId().toString()));
        return made;
    }

    private static void lock(EntityManager entityManager, IdempotentRequest request) {
        Object isOurs = entityManager.createNativeQuery("SELECT pg_try_advisory_xact_lock(?1)")
                .setParameter(1, ByteBuffer.wrap(request.scopeHash()).getLong())
                .getSingleResult();
        if (!Boolean.TRUE.equals(isOurs)) {
            throw ProblemException.retryable(PersistenceError.IDEMPOTENCY_KEY_IN_USE, "Wait for its answer, or ask again a little later.",
                    SOON, null);
        }
    }

    private static Optional<StoredResponse> kept(EntityManager entityManager, IdempotentRequest request) {
        List<?> rows = entityManager.createNativeQuery("""
                SELECT body_hash, status, location, tag, body FROM idempotency_key
                WHERE actor_id = ?1 AND method = ?2 AND path = ?3 AND key = ?4 AND expires_at > ?5""")
                .setParameter(1, request.actor()).setParameter(2, request.method()).setParameter(3, request.path())
                .setParameter(4, request.key())
                .setParameter(5, now()).getResultList();
        return rows.stream().findFirst().map(row -> storedAnswer(request, (Object[]) row));
    }

    private static StoredResponse storedAnswer(IdempotentRequest request, Object[] kept) {
        if (!request.hasHash((byte[]) kept[0])) {
            throw new ProblemException(PersistenceError.IDEMPOTENCY_KEY_REUSED,
                    "Send the first body and query again, or choose another Idempotency-Key.");
        }
        return new StoredResponse(((Number) kept[1]).intValue(), (String) kept[2], (String) kept[3],
                KeptBody.open((String) kept[4], request.answerKey()));
    }

    /** Replaces what is stored under the same key. */
    private StoredResponse keep(EntityManager entityManager, IdempotentRequest request, StoredResponse answer) {
        entityManager.createNativeQuery("""
                INSERT INTO idempotency_key (actor_id, method, path, key, body_hash, status, location, tag, body, expires_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                ON CONFLICT (actor_id, method, path, key) DO UPDATE SET body_hash = excluded.body_hash, status = excluded.status,
                  location = excluded.location, tag = excluded.tag, body = excluded.body, expires_at = excluded.expires_at""")
                .setParameter(1, request.actor()).setParameter(2, request.method()).setParameter(3, request.path())
                .setParameter(4, request.key())
                .setParameter(5, request.hash()).setParameter(6, answer.status()).setParameter(7, answer.location())
                .setParameter(8, answer.tag()).setParameter(9, KeptBody.seal(answer.body(), request.answerKey()))
                .setParameter(10, now().plus(configuration.value(PersistenceSettings.IDEMPOTENCY_EXPIRY))).executeUpdate();
        removeExpired(entityManager);
        return answer;
    }

    /** Each keyed request clears more than it leaves; rows that another request is clearing are skipped, so nobody waits. */
    private static void removeExpired(EntityManager entityManager) {
        entityManager.createNativeQuery("""
                DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
                  SELECT ctid FROM idempotency_key WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED))""")
                .setParameter(1, now()).setParameter(2, EXPIRED_AT_ONCE).executeUpdate();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
