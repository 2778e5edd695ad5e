package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.backendfoundation.persistence.AdvisoryLock;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.caller.AdministratorKeys;

/** Sees to it that there is one: an active actor with the role, and with a key that is neither revoked nor expired. */
@ApplicationScoped
class Administrators implements AdministratorKeys {

    private static final String USABLE = """
            SELECT EXISTS (SELECT FROM actor JOIN api_key ON api_key.actor_id = actor.id
            WHERE actor.is_active AND 'admin' = ANY (actor.roles)
            AND api_key.is_active AND (api_key.expires_at IS NULL OR api_key.expires_at > now())""";
    private static final String ANY = USABLE + ")";
    private static final String ONE = USABLE + " AND actor.id = ?1)";
    /** One after the other: of two administrators that remove each other, the second sees what the first did. The number is this lock's own. */
    private static final String IN_TURN = "SELECT 1 FROM pg_advisory_xact_lock(" + AdvisoryLock.ADMINISTRATORS.key() + ")";

    @Inject
    CallerLookup reading;

    private final ShortLivedCache<String, Boolean> known = new ShortLivedCache<>();

    @Override
    public boolean isAnyUsable() {
        try {
            return known.get(ANY, () -> reading.call(Administrators::isAny));
        } catch (ProblemException unreadable) {
            return false;
        }
    }

    void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        known.evict();
    }

    /**
     * Makes a change to an actor or its keys, unless that takes away the last administrator.
     *
     * @throws ProblemException {@code LAST_ADMINISTRATOR}, which takes the change back
     */
    void change(EntityManager session, Actor actor, Runnable change) {
        boolean isOne = actor.isAdministrator() && isTrue(session.createNativeQuery(ONE).setParameter(1, actor.getId()).getSingleResult());
        change.run();
        if (isOne) {
            session.createNativeQuery(IN_TURN).getSingleResult();
            requireAny(session);
        }
    }

    private static void requireAny(EntityManager session) {
        if (!isAny(session)) {
            throw new ProblemException(ActorError.LAST_ADMINISTRATOR,
                    "No other active actor with the role admin has a usable key; issue a key to another administrator first.");
        }
    }

    private static boolean isAny(EntityManager session) {
        return isTrue(session.createNativeQuery(ANY).getSingleResult());
    }

    private static boolean isTrue(Object column) {
        return Boolean.TRUE.equals(column);
    }
}
