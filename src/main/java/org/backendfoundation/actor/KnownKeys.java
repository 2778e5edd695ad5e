package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.database.session.Work;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.credential.ApiKey;

/** Finds issued keys. A key that was looked up within the last second, known or not, needs no query, and one in use never waits for one. */
@ApplicationScoped
public class KnownKeys {

    /** Native SQL, because it must find soft-deleted keys: a revoked key is not a guess. */
    private static final String KEY = "SELECT " + KnownKey.COLUMNS + " FROM api_key JOIN actor ON actor.id = api_key.actor_id WHERE ";
    private static final String BY_HASH = KEY + "api_key.hash = ?1";
    private static final String BY_ID = KEY + "api_key.id = CAST(?1 AS uuid)";

    @Inject
    CallerLookup lookup;

    private final ShortLivedCache<String, Optional<KnownKey>> byHash = ShortLivedCache.refreshing(hash -> lookup.start(byHash(hash)));
    private final ShortLivedCache<UUID, Optional<KnownKey>> byId = ShortLivedCache.refreshing(id -> lookup.start(byId(id)));

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    public Optional<KnownKey> find(ApiKey key) {
        return byHash.get(key.hash(), hash -> lookup.call(byHash(hash)));
    }

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    public Optional<KnownKey> find(UUID id) {
        return byId.get(id, keyId -> lookup.call(byId(keyId)));
    }

    private static Work<Optional<KnownKey>> byHash(String hash) {
        return entityManager -> read(entityManager, BY_HASH, hash);
    }

    private static Work<Optional<KnownKey>> byId(UUID id) {
        return entityManager -> read(entityManager, BY_ID, id.toString());
    }

    void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        byHash.evict();
        byId.evict();
    }

    private static Optional<KnownKey> read(EntityManager entityManager, String query, String parameter) {
        List<?> rows = entityManager.createNativeQuery(query).setParameter(1, parameter).getResultList();
        return rows.stream().findFirst().map(row -> KnownKey.of((Object[]) row));
    }
}
