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
 * Makes the subject of a token an actor on first sight, without roles of its own: those come with each token. Where the name is taken by another
 * actor, part of its id follows, because a name in a token is nobody's proof.
 */
@ApplicationScoped
class ActorSubjects implements SubjectResolver {

    /** Several nodes may see a subject first, and several subjects bring one name. */
    private static final int ATTEMPTS = 3;
    private static final int ID_PART = 12;

    @Inject
    CallerLookup reading;

    private final ShortLivedCache<List<String>, KnownSubject> known = new ShortLivedCache<>();

    @Override
    public KnownSubject recognise(TokenSubject subject) {
        return known.get(List.of(subject.issuer(), subject.subject()), () -> recognise(subject, ATTEMPTS));
    }

    void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActorsChanged changed) {
        known.evict();
    }

    private KnownSubject recognise(TokenSubject subject, int attempts) {
        try {
            return reading.call(session -> find(session, subject).orElseGet(() -> create(session, subject)));
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

    /** A deactivated actor is found too, unless another one took its place. */
    private static Optional<KnownSubject> find(EntityManager session, TokenSubject subject) {
        Stream<?> found = session.createNativeQuery("SELECT * FROM actor WHERE issuer = ?1 AND subject = ?2 ORDER BY is_active DESC, id LIMIT 1", Actor.class)
                .setParameter(1, subject.issuer()).setParameter(2, subject.subject())
                .getResultStream();
        return found.findFirst().map(Actor.class::cast).map(ActorSubjects::known);
    }

    private static KnownSubject create(EntityManager session, TokenSubject subject) {
        Actor actor = new Actor();
        String name = ReadableName.of(subject.name());
        actor.setName(ReadableName.namesake(name).isPresent() || isTaken(session, name) ? distinct(name, actor) : name);
        actor.setKind(ActorKind.PERSON);
        actor.setIssuer(subject.issuer());
        actor.setSubject(subject.subject());
        return known(Repository.of(session, Actor.class).create(actor));
    }

    private static boolean isTaken(EntityManager session, String name) {
        return !session.createQuery("select a.id from Actor a where a.name = :name and a.active = true").setParameter("name", name).getResultList().isEmpty();
    }

    private static String distinct(String name, Actor actor) {
        String id = actor.getId().toString();
        String end = " " + id.substring(id.length() - ID_PART);
        int cut = Math.min(name.length(), Actor.LONGEST_TEXT - end.length());
        // half of a surrogate pair cannot be stored
        boolean isWithinPair = cut < name.length() && Character.isLowSurrogate(name.charAt(cut));
        return name.substring(0, isWithinPair ? cut - 1 : cut) + end;
    }

    private static KnownSubject known(Object actor) {
        Actor found = (Actor) actor;
        return new KnownSubject(found.getId(), found.getName(), found.isActive());
    }
}
