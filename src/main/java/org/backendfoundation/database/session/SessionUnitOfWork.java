package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.backendfoundation.persistence.UnitOfWork;

/** Implements {@code persistence}'s interface: the work is a session like any other, on the caller's own thread. */
@ApplicationScoped
class SessionUnitOfWork implements UnitOfWork {

    @Inject
    SessionFactory sessions;

    @Inject
    SessionTransaction transaction;

    @Override
    public <T> T call(Function<EntityManager, T> work) {
        return sessions.call(work::apply);
    }

    @Override
    public LongWork begin() {
        return sessions.begin()::end;
    }

    @Override
    public void checkpoint(EntityManager entityManager) {
        transaction.checkpoint();
    }
}
