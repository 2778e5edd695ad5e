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
import java.util.Optional;
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

/** Pings the database through the pool. Only one ping runs at a time: while one is unanswered, its answer is waited for. */
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
     * @return empty where no answer came within this time; the next call waits for it further
     * @throws ProblemException as {@link #answer} does
     */
    synchronized Optional<DatabaseFacts> ask(Duration patience) {
        if (unanswered == null || unanswered.isDone()) {
            unanswered = executor.submit((Callable<DatabaseFacts>) this::ask);
        }
        try {
            return Optional.of(unanswered.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw exhaustedOr(DatabaseFailure.of(e.getCause(), hosts()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * @throws ProblemException POOL_EXHAUSTED where the database answers and the pool has no free connection; otherwise the fault that was
     *         found
     */
    DatabaseFacts answer(Duration patience) {
        return ask(patience).orElseThrow(() -> exhaustedOr(new ProblemException(DatabaseError.DATABASE_DOWN,
                "The database did not answer a ping within " + patience.toSeconds() + " s")));
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
}
