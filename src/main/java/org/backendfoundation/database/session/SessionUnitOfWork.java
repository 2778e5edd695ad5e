package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.problem.ProblemException;

/** Implements {@code persistence}'s interface: the work is a session like any other, on the caller's own thread. */
@ApplicationScoped
class SessionUnitOfWork implements UnitOfWork {

    /** Each attempt waits as long as {@code database_queue_deadline}. */
    private static final int MAX_ATTEMPTS = 60;

    @Inject
    SessionFactory sessions;

    @Inject
    SessionTransaction transaction;

    @Override
    public <T> T call(Function<EntityManager, T> work) {
        return sessions.call(work::apply);
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return sessions.read(work::apply);
    }

    @Override
    public LongWork begin() {
        return sessions.begin()::end;
    }

    @Override
    public <T> T patiently(Supplier<T> unit) {
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return unit.get();
            } catch (ProblemException failure) {
                if (failure.code() != DatabaseError.POOL_EXHAUSTED) {
                    throw failure;
                }
            }
        }
        return unit.get();
    }

    @Override
    public void checkpoint(EntityManager entityManager) {
        transaction.checkpoint();
    }
}
