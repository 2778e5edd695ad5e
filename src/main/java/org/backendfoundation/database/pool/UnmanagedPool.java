package org.backendfoundation.database.pool;

import java.util.Optional;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.problem.ProblemException;

/** A pool in an unknown server: it works, and can be managed in the server only. */
public record UnmanagedPool(PoolSize size) implements ConnectionPool {

    @Override
    public String server() {
        return "unknown";
    }

    @Override
    public void refresh() {
        // only the configured sizes are known
    }

    @Override
    public Optional<PoolFigures> figures() {
        return Optional.empty();
    }

    @Override
    public void flushIdle() {
        throw refused();
    }

    @Override
    public void resize(PoolSize wanted) {
        throw refused();
    }

    private static ProblemException refused() {
        return new ProblemException(DatabaseError.POOL_CHANGE_REFUSED,
                "This server's pool cannot be changed from here; use the server's own administration");
    }
}
