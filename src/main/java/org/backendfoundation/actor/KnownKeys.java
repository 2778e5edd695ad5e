package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.problem.ProblemException;

/** Knows whose a shown key is, by its hash; one query for a key that was not seen within the last second, unknown ones included. */
@ApplicationScoped
class KnownKeys {

    /** Native, because it must find what was deleted softly: a revoked key is no guess. */
    private static final String BY_HASH = "SELECT " + KnownKey.COLUMNS + " FROM api_key JOIN actor ON actor.id = api_key.actor_id WHERE api_key.hash = ?1";

    @Inject
    CallerReading reading;

    private final Memory<String, Optional<KnownKey>> known = new Memory<>();

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    Optional<KnownKey> find(ApiKey key) {
        return known.get(key.hash(), hash -> reading.call(session -> read(session, hash)));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        known.forget();
    }

    private static Optional<KnownKey> read(EntityManager session, String hash) {
        List<?> rows = session.createNativeQuery(BY_HASH).setParameter(1, hash).getResultList();
        return rows.stream().findFirst().map(row -> KnownKey.of((Object[]) row));
    }
}
