package org.backendfoundation.database.connection;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.postgres.DatabaseHost;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.pool.PoolFigures;
import org.backendfoundation.database.session.DatabaseFailure;
import org.backendfoundation.driver.PostgresPing;
import org.backendfoundation.problem.ProblemException;

/**
 * Pings the database through the pool, with a deadline of its own. Only one ping runs at a time: while one is unanswered, the next fails at
 * once.
 */
@ApplicationScoped
class DatabaseProbe {

    private static final Duration KNOCK_DEADLINE = Duration.ofMillis(500);

    @Resource
    ManagedExecutorService executor;

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    @Inject
    ConnectionPool pool;

    @Inject
    ApplicationConfiguration configuration;

    private Future<DatabaseFacts> unanswered;

    /**
     * @param deadline for the whole ping
     * @throws ProblemException POOL_EXHAUSTED where the database answers and the pool has no free connection; otherwise the fault that was
     *         found
     */
    synchronized DatabaseFacts ask(Duration deadline) {
        if (unanswered != null && !unanswered.isDone()) {
            throw silent(deadline);
        }
        unanswered = executor.submit((Callable<DatabaseFacts>) this::ask);
        try {
            return unanswered.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw exhaustedOr(silent(deadline));
        } catch (ExecutionException e) {
            throw exhaustedOr(DatabaseFailure.of(e.getCause(), hosts()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(deadline);
        }
    }

    private DatabaseFacts ask() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return DatabaseFacts.ask(connection);
        }
    }

    private ProblemException exhaustedOr(ProblemException failure) {
        boolean exhausted = pool.figures().filter(PoolFigures::isExhausted).isPresent();
        boolean lives = exhausted && hosts().stream().anyMatch(DatabaseProbe::isAnswered);
        return lives ? new ProblemException(DatabaseError.POOL_EXHAUSTED, "All connections of the pool are in use", failure) : failure;
    }

    private static boolean isAnswered(DatabaseHost host) {
        return PostgresPing.isAnswered(new InetSocketAddress(host.name(), host.port()), KNOCK_DEADLINE);
    }

    private List<DatabaseHost> hosts() {
        return configuration.value(DatabaseAccess.DATABASE_URL).hosts();
    }

    private static ProblemException silent(Duration deadline) {
        return new ProblemException(DatabaseError.DATABASE_DOWN, "The database did not answer within " + deadline.toMillis() + " ms");
    }
}
