package org.backendfoundation.database.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.rule.DurationText;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.DatabaseOperated;
import org.backendfoundation.database.DatabaseOperated.Operation;
import org.backendfoundation.database.DatabaseSettings;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.database.connection.DatabaseFacts;
import org.backendfoundation.database.connection.DatabaseRequirements;
import org.backendfoundation.database.connection.DrainNotice;
import org.backendfoundation.database.connection.LastFailure;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.pool.PoolBudget;
import org.backendfoundation.database.pool.PoolSize;
import org.backendfoundation.database.session.ConnectionBulkhead;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/** What operators see of this node's database, and the commands they give. */
@ApplicationScoped
public class Database {

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    DatabaseConnection connection;

    @Inject
    DatabaseRequirements expectations;

    @Inject
    ConnectionPool pool;

    @Inject
    SessionFactory sessions;

    @Inject
    Event<DatabaseOperated> operated;

    public DatabaseView view() {
        Optional<DatabaseFacts> facts = connection.facts();
        return new DatabaseView(node(), connection.state(), connection.since(), connection.notice().orElse(null), lastError(),
                configuration.value(DatabaseAccess.DATABASE_URL).masked(),
                facts.map(DatabaseFacts::product).orElse(null), facts.map(DatabaseFacts::version).orElse(null),
                facts.map(found -> found.latencyMicros() / 1000.0).orElse(null), pool.server(),
                pool.figures().map(DatabaseView.Pool::of).orElse(null), facts.map(expectations::budget).orElse(null), sessionFigures());
    }

    public String node() {
        return configuration.value(ApplicationSettings.NODE_NAME);
    }

    DatabaseView disconnect(String reason) {
        return operate(Operation.DISCONNECT, reason, Map.of(), () -> connection.disconnect(cause(reason), patience()));
    }

    /**
     * Disconnects. The audit trail records the command when it is given, while the database is still there.
     *
     * @return completed once disconnected
     * @throws ProblemException VALIDATION_FAILED or WRONG_STATE
     */
    CompletionStage<DatabaseView> disconnect(String reason, Duration notice) {
        refuseOutOfRange(notice);
        return operate(Operation.DISCONNECT, reason, Map.of("notice", DurationText.format(notice)),
                () -> connection.disconnect(cause(reason), notice, patience()).thenApply(disconnected -> view()));
    }

    private static String cause(String reason) {
        return "disconnected: " + reason;
    }

    private Duration patience() {
        return configuration.value(DatabaseSettings.DRAIN_TIMEOUT);
    }

    private static void refuseOutOfRange(Duration notice) {
        if (notice.isNegative() || notice.compareTo(DrainNotice.LONGEST) > 0) {
            throw InvalidRequest.because(new Violation("/notice", "range",
                    "Must be between 0s and " + DurationText.format(DrainNotice.LONGEST) + "."));
        }
    }

    DatabaseView connect(String reason) {
        return operate(Operation.CONNECT, reason, Map.of(), () -> connection.connect("asked for: " + reason));
    }

    DatabaseView flush(String reason) {
        return operate(Operation.FLUSH_POOL, reason, Map.of(), pool::flushIdle);
    }

    /** @throws ProblemException INVALID_POOL_SIZE or POOL_CHANGE_REFUSED */
    DatabaseView resize(Integer min, Integer max, String reason) {
        PoolSize now = pool.size();
        PoolSize wanted = new PoolSize(min == null ? now.min() : min, max == null ? now.max() : max);
        Map<String, Object> sizes = Map.of("min_before", now.min(), "max_before", now.max(), "min", wanted.min(), "max", wanted.max());
        return operate(Operation.RESIZE_POOL, reason, sizes, () -> resize(wanted));
    }

    private void resize(PoolSize wanted) {
        if (wanted.max() < DatabaseSettings.SMALLEST_MAX || wanted.min() > wanted.max() || wanted.min() < 0) {
            throw new ProblemException(DatabaseError.INVALID_POOL_SIZE, "A pool of " + wanted.min() + " to " + wanted.max()
                    + " connections cannot be; min is from 0 to max, and max is at least " + DatabaseSettings.SMALLEST_MAX);
        }
        refuseOverBudget(wanted.max());
        pool.resize(wanted);
    }

    private DatabaseView operate(Operation operation, String reason, Map<String, Object> details, Runnable work) {
        operate(operation, reason, details, () -> {
            work.run();
            return null;
        });
        return view();
    }

    private <T> T operate(Operation operation, String reason, Map<String, Object> details, Supplier<T> work) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            operated.fire(new DatabaseOperated(operation, node(), reason, details, failure));
            throw failure;
        }
        operated.fire(new DatabaseOperated(operation, node(), reason, details, null));
        return result;
    }

    private void refuseOverBudget(int max) {
        connection.facts().map(facts -> expectations.budget(facts, max))
                .filter(budget -> budget.verdict() == PoolBudget.Verdict.EXCEEDS)
                .ifPresent(budget -> {
                    throw new ProblemException(DatabaseError.INVALID_POOL_SIZE, budget.instances() + " nodes with " + max
                            + " connections each are more than the " + budget.available() + " that the database accepts");
                });
    }

    private DatabaseView.LastError lastError() {
        LastFailure failure = connection.lastFailure();
        return failure.reason()
                .map(reason -> new DatabaseView.LastError(reason.code().name(), reason.getMessage(), failure.at().orElse(null)))
                .orElse(null);
    }

    private DatabaseView.Sessions sessionFigures() {
        ConnectionBulkhead bulkhead = sessions.bulkhead();
        return new DatabaseView.Sessions(bulkhead.active(), bulkhead.limit(), bulkhead.waiting(), bulkhead.queueLimit());
    }
}
