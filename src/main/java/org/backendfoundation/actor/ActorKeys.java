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

/** Issues, lists and revokes the keys of one actor. */
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
     * Issues a key. A request that the caller repeats, because its answer was lost, gives a new key, since the text of the first one is not
     * stored. The first key is revoked.
     *
     * @param idempotencyKey null where the caller sent none
     * @param query          of the request
     */
    KeyView.ShownKey issue(UUID actorId, NewKey newKey, String idempotencyKey, String query) {
        Optional<IdempotentRequest> request = Optional.ofNullable(idempotencyKey).map(header -> IdempotentRequest.of(caller.id(),
                HttpMethod.POST, "actors/" + actorId + "/keys", header, newKey.toString().getBytes(StandardCharsets.UTF_8))
                .withQuery(query));
        ApiKey key = ApiKey.generate();
        return sessions.call(entityManager -> {
            IssuedKey issued = request
                    .map(keyedRequest -> idempotency.createAnew(entityManager, keyedRequest,
                            unusedKey -> issue(entityManager, actorId, key, newKey, unusedKey)))
                    .orElseGet(() -> issue(entityManager, actorId, key, newKey, Optional.empty()));
            changed.fire(new ActorsChanged());
            return KeyView.ShownKey.of(issued, key);
        });
    }

    /** @param unusedKey the key that the new one replaces */
    private static IssuedKey issue(EntityManager entityManager, UUID actorId, ApiKey key, NewKey newKey, Optional<UUID> unusedKey) {
        Actor actor = actor(entityManager, actorId);
        ActorsResource.requireOrdinary(actor);
        unusedKey.ifPresent(id -> revokeLost(entityManager, actorId, id));
        return keys(entityManager, actorId).create(IssuedKey.of(actor, key, newKey.name(), micros(newKey.expiresAt())));
    }

    /** Revokes the key of the first request. A key that was used proves that the caller received that answer, so it stays. */
    private static void revokeLost(EntityManager entityManager, UUID actorId, UUID id) {
        IssuedKey unusedKey = keys(entityManager, actorId).find(id).filter(key -> key.getLastUsedAt() == null)
                .orElseThrow(() -> new ProblemException(ActorError.API_KEY_TAKEN,
                        "This request issued the key " + id
                                + ", which was used or revoked since; for another key choose another Idempotency-Key."));
        entityManager.lock(unusedKey, LockModeType.PESSIMISTIC_WRITE);
        keys(entityManager, actorId).softDelete(unusedKey);
    }

    /** All keys, revoked ones too, in the order in which they were issued. */
    KeyView.KeyPage list(UUID actorId, Map<String, List<String>> parameters) {
        return sessions.call(entityManager -> {
            actor(entityManager, actorId);
            Page<IssuedKey> page = keys(entityManager, actorId).withInactive().page(parameters);
            return new KeyView.KeyPage(page.items().stream().map(KeyView::of).toList(), page.next().orElse(null),
                    page.previous().orElse(null));
        });
    }

    void revoke(UUID actorId, UUID keyId) {
        sessions.call(entityManager -> {
            Actor actor = actor(entityManager, actorId);
            IssuedKey key = keys(entityManager, actorId).find(keyId).orElseThrow(() -> new ProblemException(ActorError.API_KEY_NOT_FOUND,
                    "The actor " + actor.getName() + " has no key " + keyId + ", or it was revoked."));
            entityManager.lock(key, LockModeType.PESSIMISTIC_WRITE);
            administrators.change(entityManager, actor, () -> keys(entityManager, actorId).softDelete(key));
            changed.fire(new ActorsChanged());
            return Optional.empty();
        });
    }

    private static Actor actor(EntityManager entityManager, UUID id) {
        return Repository.of(entityManager, Actor.class).get(id);
    }

    private static Repository<IssuedKey> keys(EntityManager entityManager, UUID actorId) {
        return Repository.of(entityManager, IssuedKey.class)
                .within((builder, key) -> Optional.of(builder.equal(key.get("actorId"), actorId)));
    }

    /** Rounds to microseconds, as PostgreSQL does. */
    private static OffsetDateTime micros(OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
