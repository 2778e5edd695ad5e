package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.validation.Validator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.RowFilter;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.command.CallerRows;
import org.backendfoundation.persistence.command.CommandCall;
import org.backendfoundation.persistence.command.CommandRecorder;
import org.backendfoundation.persistence.header.EntityLinks;
import org.backendfoundation.persistence.header.EntityTags;
import org.backendfoundation.persistence.header.Preconditions;
import org.backendfoundation.persistence.idempotency.IdempotencyKeys;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.idempotency.StoredResponse;
import org.backendfoundation.persistence.metadata.BodyChange;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.ReceivedBody;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.role.Roles;

/** What one request does with entities: in one transaction, and within the caller's rows. */
@ApplicationScoped
class EntityTransactions {

    @Inject
    UnitOfWork transactions;

    @Inject
    CurrentActor actor;

    @Inject
    IdempotencyKeys idempotency;

    @Inject
    EntityHistory history;

    @Inject
    ReadableRows readable;

    @Inject
    RecordedReads reads;

    @Inject
    CommandRecorder commands;

    @Inject
    Validator validator;

    /** A body on its way into an entity of this session. */
    BodyChange change(BodyChange.Mode mode, EntityManager entityManager) {
        return new BodyChange(mode, new EntityChange(entityManager, readable, validator));
    }

    /** The rows that the caller may see. */
    record Scope<E extends BaseEntity>(Class<E> type, RowFilter<E> rule) {
    }

    <E extends BaseEntity, T> T read(Scope<E> scope, boolean inactive, Function<Repository<E>, T> work) {
        return transactions.read(entityManager -> {
            Repository<E> entities = entities(entityManager, scope).readOnly();
            return work.apply(inactive ? entities.withInactive() : entities);
        });
    }

    /**
     * @param key   null where the caller sent none
     * @param known see {@link IdempotencyKeys#once}
     */
    <E extends BaseEntity> StoredResponse create(Scope<E> scope, UriInfo uri, String key, byte[] body, UnaryOperator<String> known,
            Function<Repository<E>, StoredResponse> work) {
        return once(scope, Optional.ofNullable(key)
                .map(given -> IdempotentRequest.of(actor.id(), HttpMethod.POST, EntityLinks.path(uri), given, body)
                        .withQuery(EntityLinks.query(uri))),
                known, work);
    }

    /** @param key null where the caller sent none */
    Optional<IdempotentRequest> idempotent(UriInfo uri, String key, ReceivedBody body) {
        return Optional.ofNullable(key)
                .map(given -> IdempotentRequest.of(actor.id(), HttpMethod.POST, EntityLinks.path(uri), given, body::open)
                        .withQuery(EntityLinks.query(uri)));
    }

    /** The answer to the request, or to an earlier one that it repeats. */
    <E extends BaseEntity> StoredResponse once(Scope<E> scope, Optional<IdempotentRequest> request,
            Function<Repository<E>, StoredResponse> work) {
        return once(scope, request, UnaryOperator.identity(), work);
    }

    private <E extends BaseEntity> StoredResponse once(Scope<E> scope, Optional<IdempotentRequest> request, UnaryOperator<String> known,
            Function<Repository<E>, StoredResponse> work) {
        return request.isEmpty() ? within(scope, work) : transactions.call(entityManager -> idempotency.once(entityManager, request.get(),
                known, () -> work.apply(entities(entityManager, scope))));
    }

    <E extends BaseEntity> StoredResponse change(Scope<E> scope, UUID id, Preconditions supposed,
            BiFunction<Repository<E>, E, StoredResponse> work) {
        return supposing(supposed, () -> within(scope, entities -> work.apply(entities, expected(entities, id, supposed))));
    }

    /** A repetition is answered as the first call was, whatever the row has become since. */
    <E extends BaseEntity> StoredResponse command(Scope<E> scope, CommandCall call, UnaryOperator<String> known,
            BiFunction<Repository<E>, E, StoredResponse> work) {
        try {
            Preconditions supposed = Preconditions.of(call.headers());
            return supposing(supposed, () -> once(scope, idempotent(call.uri(), call.idempotencyKey(), call.body()), known, entities -> {
                StoredResponse answer = work.apply(entities, expected(entities, call.id(), supposed));
                commands.recordDone(call.command(), scope.type(), call.id());
                return answer;
            }));
        } catch (RuntimeException | Error failure) {
            commands.recordFailed(call.command(), scope.type(), call.id(), failure);
            throw failure;
        }
    }

    private static <E extends BaseEntity> E expected(Repository<E> entities, UUID id, Preconditions supposed) {
        E entity = entities.get(id);
        supposed.requireForChange(EntityTags.of(entity));
        return entity;
    }

    private static StoredResponse supposing(Preconditions supposed, Supplier<StoredResponse> change) {
        try {
            return change.get();
        } catch (ProblemException refused) {
            // a deadlock is one too, but says nothing about the version: the request may be repeated unchanged
            boolean isLate = refused.code() == PersistenceError.CONCURRENT_CHANGE && refused.retryAfter().isEmpty();
            throw isLate && supposed.match().isPresent()
                    ? new ProblemException(PersistenceError.PRECONDITION_FAILED, refused.getMessage(), refused) : refused;
        }
    }

    /** What a command may see of other entities. */
    CallerRows rows(EntityManager entityManager) {
        return readable.in(entityManager);
    }

    <E extends BaseEntity> StoredResponse restore(Scope<E> scope, UUID id, BiFunction<Repository<E>, E, StoredResponse> work) {
        requireAdministrator();
        return within(scope, entities -> {
            E entity = entities.withInactive().get(id);
            if (entity.isActive()) {
                throw new ProblemException(PersistenceError.ALREADY_ACTIVE, "There is nothing to restore.");
            }
            return work.apply(entities, entity);
        });
    }

    <E extends BaseEntity> EntityHistory.Page history(Scope<E> scope, UUID id, Map<String, List<String>> parameters) {
        boolean isGone = !within(scope, entities -> showing(entities).find(id).isPresent());
        if (isGone && !within(scope, this::maySeeWhatIsGone)) {
            throw Repository.unknown(scope.type(), id);
        }
        EntityHistory.Page page = history.of(scope.type(), id.toString(), parameters);
        if (isGone && page.isEmpty()) {
            throw Repository.unknown(scope.type(), id);
        }
        if (RecordedReads.mayBeSensitive(scope.type())) {
            transactions.call(entityManager -> {
                reads.recordHistory(scope.type(), id);
                return page;
            });
        }
        return page;
    }

    private <E extends BaseEntity> Repository<E> showing(Repository<E> entities) {
        return actor.hasRole(Roles.ADMIN) ? entities.withInactive() : entities;
    }

    /** Nobody can say whether a filter would have shown a row that no longer exists. */
    private boolean maySeeWhatIsGone(Repository<?> entities) {
        return actor.hasRole(Roles.ADMIN) && !entities.hasRule();
    }

    void requireAdministrator() {
        if (!actor.hasRole(Roles.ADMIN)) {
            throw new ProblemException(RestError.FORBIDDEN, "Deleted rows are for the role " + Roles.ADMIN + ".");
        }
    }

    CurrentActor actor() {
        return actor;
    }

    private <E extends BaseEntity, T> T within(Scope<E> scope, Function<Repository<E>, T> work) {
        return transactions.call(entityManager -> work.apply(entities(entityManager, scope)));
    }

    private <E extends BaseEntity> Repository<E> entities(EntityManager entityManager, Scope<E> scope) {
        return Repository.of(entityManager, scope.type()).within(scope.rule()).narrowedBy(readable::condition)
                .knownTo(RequestContext.current().caller());
    }
}
