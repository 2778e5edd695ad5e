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

    /** Most pings are answered within a few milliseconds. */
    private static final Duration USUAL = Duration.ofMillis(400);

    /** A connection may have to be opened first, for which the driver has three seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final Logger LOG = SafeLogger.of(PoolCheck.class);

    @Inject
    DatabaseProbe probe;

    @Inject
    SilentConnections silent;

    @Inject
    ConnectionPool pool;

    /** @throws ProblemException with the fault that was found */
    DatabaseFacts beforeConnecting() {
        refuseSilence();
        return refreshed(probe.answer(DEADLINE));
    }

    /**
     * A connection that somebody ended, an administrator or a firewall, says nothing of the database: a new one is asked.
     *
     * @throws ProblemException with the fault that was found
     */
    DatabaseFacts whileConnected() {
        try {
            return ping();
        } catch (ProblemException e) {
            boolean isEnded = e.code() == DatabaseError.DATABASE_DOWN && e.getCause() != null;
            if (!isEnded) {
                throw e;
            }
            flush();
            return ping();
        }
    }

    /** Who has to wait for an answer finds out first whether the database is silent, or slow. */
    private DatabaseFacts ping() {
        Optional<DatabaseFacts> usual = probe.ask(USUAL);
        if (usual.isEmpty()) {
            refuseSilence();
        }
        return refreshed(usual.orElseGet(() -> probe.answer(DEADLINE)));
    }

    private DatabaseFacts refreshed(DatabaseFacts found) {
        pool.refresh();
        return found;
    }

    /**
     * Requests would wait on silent connections until the driver's socketTimeout, so they are ended. Until the server answers again, which
     * each attempt asks first, no pool waits for a new one.
     *
     * @throws ProblemException DATABASE_DOWN where a connection was silent
     */
    private void refuseSilence() {
        int ended = silent.end();
        if (ended > 0) {
            throw new ProblemException(DatabaseError.DATABASE_DOWN,
                    "The database answers neither on the " + ended + " connections that were open nor on a new one; they are ended");
        }
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
