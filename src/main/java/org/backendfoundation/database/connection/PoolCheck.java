package org.backendfoundation.database.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.problem.ProblemException;

/** Asks the database through the pool, and rids the pool of connections that are of no use any more. */
@ApplicationScoped
class PoolCheck {

    private static final Duration DEADLINE = Duration.ofMillis(900);

    /** Connections may have to be opened first. */
    private static final Duration FIRST_DEADLINE = Duration.ofSeconds(5);

    private static final Logger LOG = SafeLogger.of(PoolCheck.class);

    @Inject
    DatabaseProbe probe;

    @Inject
    SilentConnections silent;

    @Inject
    ConnectionPool pool;

    /** @throws ProblemException with the fault that was found */
    DatabaseFacts beforeConnecting() {
        endSilent().ifPresent(silence -> {
            throw new ProblemException(DatabaseError.DATABASE_DOWN, silence);
        });
        return ask(FIRST_DEADLINE);
    }

    /**
     * A connection that somebody ended, an administrator or a firewall, says nothing of the database: a new one is asked. Where no answer came
     * in time nobody asks again, because requests would wait as long.
     *
     * @throws ProblemException with the fault that was found
     */
    DatabaseFacts whileConnected() {
        try {
            return ask(DEADLINE);
        } catch (ProblemException e) {
            boolean isEnded = e.code() == DatabaseError.DATABASE_DOWN && e.getCause() != null;
            if (!isEnded) {
                throw e;
            }
            flush();
            return ask(DEADLINE);
        }
    }

    private DatabaseFacts ask(Duration deadline) {
        DatabaseFacts found = probe.ask(deadline);
        pool.refresh();
        return found;
    }

    /**
     * Requests would wait on such a connection until the driver's socketTimeout. Until the server answers again, which each attempt asks
     * first, no pool waits for a new one.
     *
     * @return what it did; empty where no connection is silent
     */
    Optional<String> endSilent() {
        int ended = silent.end();
        if (ended == 0) {
            return Optional.empty();
        }
        flush();
        return Optional.of("The database answers neither on the " + ended + " connections that were open nor on a new one; they are ended");
    }

    /** Closes the idle connections, where the server offers that. */
    void flush() {
        try {
            pool.flushIdle();
        } catch (ProblemException e) {
            LOG.info("Idle connections stay open: " + e.getMessage());
        }
    }
}
