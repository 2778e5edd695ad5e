package org.backendfoundation.database.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.metamodel.EntityType;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.backendfoundation.database.session.Transactions.TransactionWork;

/** The JTA transactions of sessions: one for each, or one for several sessions of a thread. */
@ApplicationScoped
class SessionTransaction {

    @PersistenceContext(unitName = "foundation")
    EntityManager entityManager;

    /** Asked for what does not depend on a transaction: on WildFly the entity manager cannot join one that is to be rolled back. */
    @PersistenceUnit(unitName = "foundation")
    EntityManagerFactory factory;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    Transactions transactions;

    @Inject
    @Any
    Instance<BeforeCommitCallback> ends;

    @Inject
    DeferredConstraints deferred;

    private final ThreadLocal<Boolean> shared = new ThreadLocal<>();
    /** Of the classes of what sessions gave: each session asks, and the metamodel is slow to go through. */
    private final Map<Class<?>, Boolean> entityClasses = new ConcurrentHashMap<>();

    /** Runs the work in a transaction of its own. */
    <T> T run(Work<T> work) {
        return transactions.inNew(() -> {
            T result = work.in(entityManager);
            end();
            return complete(result);
        });
    }

    /** The same for work that can break no constraint. */
    <T> T read(Work<T> work) {
        return transactions.inNew(() -> {
            T result = work.in(entityManager);
            callBack();
            return complete(result);
        });
    }

    /** Whether this thread has a transaction. */
    boolean isOpen() {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    /** Marks this thread's transaction, if any, to be rolled back at its end. */
    void takeBack() {
        if (isOpen()) {
            registry.setRollbackOnly();
        }
    }

    /** Whether {@link #join} finds a transaction. */
    boolean isShared() {
        return shared.get() != null && isOpen();
    }

    /** Sessions of the work join a new transaction. */
    <T, X extends Exception> T share(TransactionWork<T, X> work) throws X {
        return transactions.inNew(() -> {
            T result = sharing(work);
            end();
            return result;
        });
    }

    /** Sessions of the work join the transaction of this thread. */
    <T, X extends Exception> T sharePresent(TransactionWork<T, X> work) throws X {
        return transactions.inPresent(() -> sharing(work));
    }

    /** Runs the work in the shared transaction, and rolls that back on failure: half of a session is never committed. */
    <T> T join(Work<T> work) {
        return transactions.inPresent(() -> complete(work.in(entityManager)));
    }

    private <T, X extends Exception> T sharing(TransactionWork<T, X> work) throws X {
        Boolean before = shared.get();
        shared.set(true);
        try {
            return work.run();
        } finally {
            if (before == null) {
                shared.remove();
            }
        }
    }

    /** Does what the end would do for the changes so far, and forgets the entities. */
    void checkpoint() {
        callBack();
        entityManager.clear();
    }

    private void end() {
        callBack();
        deferred.check(entityManager);
    }

    private void callBack() {
        entityManager.flush();
        ends.forEach(end -> end.beforeCommit(entityManager));
    }

    private <T> T complete(T result) {
        if (parts(result).anyMatch(this::isEntity)) {
            throw new IllegalStateException("A session must give a complete value, not an entity: map it to a record inside the session");
        }
        return result;
    }

    private static Stream<?> parts(Object result) {
        if (result instanceof Collection<?> collection) {
            return collection.stream();
        }
        if (result instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream());
        }
        return result instanceof Optional<?> optional ? optional.stream() : Stream.ofNullable(result);
    }

    private boolean isEntity(Object part) {
        return part != null && entityClasses.computeIfAbsent(part.getClass(),
                given -> entities().anyMatch(type -> type.isAssignableFrom(given)));
    }

    /** The entity classes of the foundation and of the team. */
    Stream<Class<?>> entities() {
        return factory.getMetamodel().getEntities().stream().map(EntityType::getJavaType);
    }
}
