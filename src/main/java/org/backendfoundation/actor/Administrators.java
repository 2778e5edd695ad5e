package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.backendfoundation.persistence.AdvisoryLock;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.caller.AdministratorKeys;

/** Ensures that there is always an administrator: an active actor with the role, and with a key that is neither revoked nor expired. */
@ApplicationScoped
class Administrators implements AdministratorKeys {

    private static final String USABLE = """
            SELECT EXISTS (SELECT FROM actor JOIN api_key ON api_key.actor_id = actor.id
            WHERE actor.is_active AND 'admin' = ANY (actor.roles)
            AND api_key.is_active AND (api_key.expires_at IS NULL OR api_key.expires_at > now())""";
    private static final String ANY_USABLE = USABLE + ")";
    private static final String ONE_USABLE = USABLE + " AND actor.id = ?1)";
    /** One change after the other: of two administrators that remove each other, the second transaction sees the first one's change. */
    private static final String ACQUIRE_LOCK = "SELECT 1 FROM pg_advisory_xact_lock(" + AdvisoryLock.ADMINISTRATORS.key() + ")";

    @Inject
    CallerLookup lookup;

    private final ShortLivedCache<String, Boolean> cache = new ShortLivedCache<>();

    @Override
    public boolean isAnyUsable() {
        try {
            return cache.get(ANY_USABLE, () -> lookup.call(Administrators::isAny));
        } catch (ProblemException failure) {
            return false;
        }
    }

    void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        cache.evict();
    }

    /**
     * Changes an actor or its keys, unless that removes the last administrator.
     *
     * @throws ProblemException {@code LAST_ADMINISTRATOR}, which rolls the change back
     */
    void change(EntityManager entityManager, Actor actor, Runnable change) {
        boolean isUsableAdministrator = actor.isAdministrator()
                && isTrue(entityManager.createNativeQuery(ONE_USABLE).setParameter(1, actor.getId()).getSingleResult());
        change.run();
        if (isUsableAdministrator) {
            entityManager.createNativeQuery(ACQUIRE_LOCK).getSingleResult();
            requireAny(entityManager);
        }
    }

    private static void requireAny(EntityManager entityManager) {
        if (!isAny(entityManager)) {
            throw new ProblemException(ActorError.LAST_ADMINISTRATOR,
                    "No other active actor with the role admin has a usable key; issue a key to another administrator first.");
        }
    }

    private static boolean isAny(EntityManager entityManager) {
        return isTrue(entityManager.createNativeQuery(ANY_USABLE).getSingleResult());
    }

    private static boolean isTrue(Object column) {
        return Boolean.TRUE.equals(column);
    }
}
