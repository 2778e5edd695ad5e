package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.credential.ApiKey;

/** Knows whose an issued key is; one query for a key that was not asked for within the last second, unknown ones included. */
@ApplicationScoped
public class KnownKeys {

    /** Native, because it must find what was deleted softly: a revoked key is no guess. */
    private static final String KEY = "SELECT " + KnownKey.COLUMNS + " FROM api_key JOIN actor ON actor.id = api_key.actor_id WHERE ";
    private static final String BY_HASH = KEY + "api_key.hash = ?1";
    private static final String BY_ID = KEY + "api_key.id = CAST(?1 AS uuid)";

    @Inject
    CallerLookup reading;

    private final ShortLivedCache<String, Optional<KnownKey>> byHash = new ShortLivedCache<>();
    private final ShortLivedCache<UUID, Optional<KnownKey>> byId = new ShortLivedCache<>();

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    public Optional<KnownKey> find(ApiKey shown) {
        return byHash.get(shown.hash(), hash -> reading.call(session -> read(session, BY_HASH, hash)));
    }

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    public Optional<KnownKey> find(UUID id) {
        return byId.get(id, asked -> reading.call(session -> read(session, BY_ID, asked.toString())));
    }

    void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        byHash.evict();
        byId.evict();
    }

    private static Optional<KnownKey> read(EntityManager session, String query, String parameter) {
        List<?> rows = session.createNativeQuery(query).setParameter(1, parameter).getResultList();
        return rows.stream().findFirst().map(row -> KnownKey.of((Object[]) row));
    }
}
