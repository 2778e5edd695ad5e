package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.idempotency.IdempotencyKeys;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.credential.ApiKey;

/** The keys of one actor: issues, lists and revokes them. */
@ApplicationScoped
class ActorKeys {

    @Inject
    SessionFactory sessions;

    @Inject
    Administrators administrators;

    @Inject
    IdempotencyKeys idempotency;

    @Inject
    CurrentActor caller;

    @Inject
    Event<ActorsChanged> changed;

    /**
     * A request that is sent again, because its answer was lost, gives another text: the first one's is kept nowhere. Its key is revoked.
     *
     * @param idempotencyKey null where the caller sent none
     */
    KeyView.ShownKey issue(UUID actorId, NewKey wanted, String idempotencyKey) {
        Optional<IdempotentRequest> request = Optional.ofNullable(idempotencyKey).map(sent ->
                IdempotentRequest.of(caller.id(), HttpMethod.POST, "actors/" + actorId + "/keys", sent, wanted.toString().getBytes(StandardCharsets.UTF_8)));
        ApiKey key = ApiKey.generate();
        return sessions.call(session -> {
            IssuedKey issued = request.map(known -> idempotency.anew(session, known, lost -> issue(session, actorId, key, wanted, lost)))
                    .orElseGet(() -> issue(session, actorId, key, wanted, Optional.empty()));
            changed.fire(new ActorsChanged());
            return KeyView.ShownKey.of(issued, key);
        });
    }

    /** @param lost the key that takes the new one's place */
    private static IssuedKey issue(EntityManager session, UUID actorId, ApiKey key, NewKey wanted, Optional<UUID> lost) {
        Actor actor = actor(session, actorId);
        ActorsResource.requireOrdinary(actor);
        lost.ifPresent(id -> withdraw(session, actorId, id));
        return keys(session, actorId).create(IssuedKey.of(actor, key, wanted.name(), micros(wanted.expiresAt())));
    }

    /** Whoever used a key has got the answer: the request is not sent again for want of it. */
    private static void withdraw(EntityManager session, UUID actorId, UUID id) {
        IssuedKey lost = keys(session, actorId).find(id).filter(key -> key.getLastUsedAt() == null).orElseThrow(() -> new ProblemException(ActorError.API_KEY_TAKEN,
                "This request issued the key " + id + ", which was used or revoked since; for another key choose another Idempotency-Key."));
        session.lock(lost, LockModeType.PESSIMISTIC_WRITE);
        keys(session, actorId).softDelete(lost);
    }

    /** Revoked ones too, in the order in which they were issued. */
    KeyView.KeyPage list(UUID actorId, Map<String, List<String>> parameters) {
        return sessions.call(session -> {
            actor(session, actorId);
            Page<IssuedKey> page = keys(session, actorId).withInactive().page(parameters);
            return new KeyView.KeyPage(page.items().stream().map(KeyView::of).toList(), page.next().orElse(null));
        });
    }

    void revoke(UUID actorId, UUID keyId) {
        sessions.call(session -> {
            Actor actor = actor(session, actorId);
            IssuedKey key = keys(session, actorId).find(keyId).orElseThrow(() -> new ProblemException(ActorError.API_KEY_NOT_FOUND,
                    "The actor " + actor.getName() + " has no key " + keyId + ", or it was revoked."));
            session.lock(key, LockModeType.PESSIMISTIC_WRITE);
            administrators.change(session, actor, () -> keys(session, actorId).softDelete(key));
            changed.fire(new ActorsChanged());
            return Optional.empty();
        });
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
