package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.database.SessionFactory;
import org.backendfoundation.database.Work;
import org.backendfoundation.persistence.DatabaseRefusal;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.problem.ProblemException;

/** The keys of one actor: issues, lists and revokes them. */
@ApplicationScoped
class ActorKeys {

    @Inject
    SessionFactory sessions;

    @Inject
    Administrators administrators;

    @Inject
    Event<ActorsChanged> changed;

    KeyView.ShownKey issue(UUID actorId, NewKey wanted) {
        ApiKey key = ApiKey.generate();
        return explained(session -> {
            Actor actor = actor(session, actorId);
            ActorsResource.requireOrdinary(actor);
            IssuedKey issued = keys(session, actorId).create(IssuedKey.of(actor, key, wanted.name(), micros(wanted.expiresAt())));
            changed.fire(new ActorsChanged());
            return KeyView.ShownKey.of(issued, key);
        });
    }

    /** Revoked ones too, in the order in which they were issued. */
    KeyView.KeyPage list(UUID actorId, Map<String, List<String>> parameters) {
        return explained(session -> {
            actor(session, actorId);
            Page<IssuedKey> page = keys(session, actorId).withInactive().page(parameters);
            return new KeyView.KeyPage(page.items().stream().map(KeyView::of).toList(), page.next().orElse(null));
        });
    }

    void revoke(UUID actorId, UUID keyId) {
        explained(session -> {
            Actor actor = actor(session, actorId);
            IssuedKey key = keys(session, actorId).find(keyId).orElseThrow(() -> new ProblemException(ActorError.API_KEY_NOT_FOUND,
                    "The actor " + actor.getName() + " has no key " + keyId + ", or it was revoked."));
            session.lock(key, LockModeType.PESSIMISTIC_WRITE);
            administrators.change(session, actor, () -> keys(session, actorId).softDelete(key));
            changed.fire(new ActorsChanged());
            return Optional.empty();
        });
    }

    private <T> T explained(Work<T> work) {
        try {
            return sessions.call(work);
        } catch (RuntimeException failure) {
            throw DatabaseRefusal.explain(IssuedKey.class, failure);
        }
    }

    private static Actor actor(EntityManager session, UUID id) {
        return Repository.of(session, Actor.class).get(id);
    }

    private static Repository<IssuedKey> keys(EntityManager session, UUID actorId) {
        return Repository.of(session, IssuedKey.class).within((builder, key) -> Optional.of(builder.equal(key.get("actorId"), actorId)));
    }

    /** As PostgreSQL keeps it. */
    private static OffsetDateTime micros(OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
