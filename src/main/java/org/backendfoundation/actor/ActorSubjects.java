package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.caller.ReadableName;
import org.backendfoundation.security.caller.SubjectResolver;

/**
 * Creates an actor when it first sees the subject of a token. The actor has no roles of its own: those come with each token. If another
 * actor has the name already, a part of the new actor's id is added to it, because a name in a token proves nothing.
 */
@ApplicationScoped
class ActorSubjects implements SubjectResolver {

    /** Several nodes may see a subject at the same time, and several subjects may have one name. */
    private static final int ATTEMPTS = 3;
    private static final int ID_PART = 12;

    @Inject
    CallerLookup lookup;

    private final ShortLivedCache<List<String>, KnownSubject> cache = new ShortLivedCache<>();

    @Override
    public KnownSubject resolve(TokenSubject subject) {
        return cache.get(List.of(subject.issuer(), subject.subject()), () -> recognise(subject, ATTEMPTS));
    }

    void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        cache.evict();
    }

    private KnownSubject recognise(TokenSubject subject, int attempts) {
        try {
            return lookup.call(entityManager -> find(entityManager, subject).orElseGet(() -> create(entityManager, subject)));
        } catch (ProblemException failure) {
            if (attempts > 1 && isConflict(failure)) {
                return recognise(subject, attempts - 1);
            }
            throw failure;
        }
    }

    private static boolean isConflict(ProblemException failure) {
        return failure.getCause() instanceof ProblemException refused && refused.code() == PersistenceError.CONSTRAINT_VIOLATED;
    }

    /** Finds a deactivated actor, too, unless an active one has the same subject. */
    private static Optional<KnownSubject> find(EntityManager entityManager, TokenSubject subject) {
        Stream<?> found = entityManager
                .createNativeQuery("SELECT * FROM actor WHERE issuer = ?1 AND subject = ?2 ORDER BY is_active DESC, id LIMIT 1",
                        Actor.class)
                .setParameter(1, subject.issuer()).setParameter(2, subject.subject()).getResultStream();
        return found.findFirst().map(Actor.class::cast).map(ActorSubjects::toKnownSubject);
    }

    private static KnownSubject create(EntityManager entityManager, TokenSubject subject) {
        Actor actor = new Actor();
        String name = ReadableName.of(subject.name());
        actor.setName(ReadableName.namesake(name).isPresent() || isTaken(entityManager, name) ? withIdSuffix(name, actor) : name);
        actor.setKind(ActorKind.PERSON);
        actor.setIssuer(subject.issuer());
        actor.setSubject(subject.subject());
        return toKnownSubject(Repository.of(entityManager, Actor.class).create(actor));
    }

    private static boolean isTaken(EntityManager entityManager, String name) {
        return !entityManager.createQuery("select a.id from Actor a where a.name = :name and a.active = true").setParameter("name", name)
                .getResultList().isEmpty();
    }

    private static String withIdSuffix(String name, Actor actor) {
        String id = actor.getId().toString();
        String suffix = " " + id.substring(id.length() - ID_PART);
        int cut = Math.min(name.length(), Actor.MAX_TEXT - suffix.length());
        // PostgreSQL cannot store half of a surrogate pair
        boolean isWithinPair = cut < name.length() && Character.isLowSurrogate(name.charAt(cut));
        return name.substring(0, isWithinPair ? cut - 1 : cut) + suffix;
    }

    private static KnownSubject toKnownSubject(Object actor) {
        Actor row = (Actor) actor;
        return new KnownSubject(row.getId(), row.getName(), row.isActive());
    }
}
