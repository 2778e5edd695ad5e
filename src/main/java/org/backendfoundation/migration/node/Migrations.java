package org.backendfoundation.migration.node;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.ReadinessCondition;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.node.MigrationSettings.Mode;
import org.backendfoundation.migration.plan.MigrationOrder;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.MigrationResult;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.plan.Schema;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.plan.SchemaState;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;

/**
 * Keeps the schema where this build, or a hold, wants it: looks each time the database is connected, and does what {@code migration_mode} says.
 * Until the schema is right, nothing that needs data is served. What may come right by itself (a database lost half-way, another
 * node's migration) is looked at again, and so is a right schema, which somebody may change under a node that serves; a migration that failed waits for
 * the next start, connection or order.
 */
@ApplicationScoped
public class Migrations implements ReadinessCondition {

    static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    static final Duration LOOK_WHETHER_STILL = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    /** Of an order, whose giver waits for the answer. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SYSTEM = "system";
    private static final Logger LOG = SafeLogger.of(Migrations.class);

    @Resource
    ManagedScheduledExecutorService clock;

    /** Migrations take their time, and the servers' clock has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    @Inject
    SchemaAccess access;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    DatabaseConnection connection;

    @Inject
    AuditSchema audit;

    @Inject
    MigrationEntries entries;

    @Inject
    SchemaDrift drift;

    private final ReentrantLock moving = new ReentrantLock();
    private final AtomicInteger plan = new AtomicInteger();
    private volatile Schema schema = Schema.unknown();
    private volatile boolean ended;
    private volatile int failures;

    @PreDestroy
    void end() {
        ended = true;
    }

    /** How the schema stood when it was looked at last. */
    Schema schema() {
        return schema;
    }

    Mode mode() {
        return configuration.value(MigrationSettings.MODE);
    }

    /** Why this node does not serve: what an operator reads. */
    Optional<ProblemException> reason() {
        return mode() == Mode.OFF && schema.state() != SchemaState.MIGRATING ? Optional.empty() : schema.obstacle();
    }

    /** To callers who want data all reasons are alike; those of an order have kinds of their own. */
    @Override
    public Optional<ProblemException> obstacle() {
        return reason().map(reason -> reason.code().kind() == Kind.UNAVAILABLE ? reason
                : new ProblemException(MigrationError.SCHEMA_UNUSABLE, reason.code().name() + ": " + reason.getMessage(), reason));
    }

    /** What was found holds for one connection: the next is not used before the schema was looked at through it. */
    void connectionChanged(@Observes ConnectionChanged change) {
        if (change.from() == ConnectionState.CONNECTED) {
            became(Schema.unknown());
        } else if (change.to() == ConnectionState.CONNECTED) {
            look(Duration.ZERO);
        }
    }

    /** A look that ends after its connection did tells nothing of the next one. */
    private synchronized void became(Schema found) {
        failures = found.state() != SchemaState.FAILED ? 0 : failures + 1;
        schema = connection.state() == ConnectionState.CONNECTED ? found : Schema.unknown();
    }

    /**
     * Does what somebody ordered, and nothing else meanwhile; from the moment in which the plan is made, nothing that needs data is served.
     *
     * @throws ProblemException LEDGER_UNREACHED where the database is not connected, MIGRATION_LOCK_HELD where this node or another one migrates, and what
     *                          {@link SchemaMigration#move} throws
     */
    MigrationResult move(String actor, String reason, SchemaMigration.Plan ordered) {
        if (connection.state() != ConnectionState.CONNECTED) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED, "The database is not connected; see GET /database");
        }
        begin();
        try {
            MigrationOrder order = access.order(actor, reason, this::taking);
            SchemaComparison reached = move(order, ordered);
            bringUpToDate();
            return new MigrationResult(order.deploymentId(), reached);
        } catch (ProblemException e) {
            stopped(e);
            throw e;
        } finally {
            moving.unlock();
            entries.write();
        }
    }

    /** A look at the schema is short; a migration is not waited for. */
    private void begin() {
        try {
            if (moving.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(MigrationError.MIGRATION_LOCK_HELD, "This node is at it already: "
                + schema.obstacle().map(Throwable::getMessage).orElse("it looks at the schema") + "; try again");
    }

    private SchemaComparison move(MigrationOrder order, SchemaMigration.Plan ordered) {
        try {
            return access.migration().move(order, access.limits().patient(PATIENCE), holder -> { }, closing(ordered, order));
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, FailureReason.of(e), e);
        }
    }

    private SchemaMigration.Plan closing(SchemaMigration.Plan ordered, MigrationOrder order) {
        return (found, database) -> {
            MigrationPlan movement = ordered.of(found, database);
            schema = Schema.migrating("Going to " + movement.to() + " for " + order.actor() + ": " + order.reason());
            return movement;
        };
    }

    /** A revision that failed is not tried once more at once. */
    private void stopped(ProblemException reason) {
        if (reason.code() == MigrationError.MIGRATION_FAILED && !FailureReason.mayPass(reason)) {
            failed(reason);
        } else {
            bringUpToDate();
        }
    }

    /** A look that is planned later takes the place of one that is still to come. */
    private void look(Duration delay) {
        int planned = plan.incrementAndGet();
        if (!ended) {
            clock.schedule(() -> executor.execute(() -> look(planned)), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(int planned) {
        if (planned != plan.get() || !moving.tryLock()) {
            return; // whoever moves the schema looks afterwards
        }
        try {
            bringUpToDate();
        } finally {
            moving.unlock();
        }
    }

    private void bringUpToDate() {
        if (connection.state() != ConnectionState.CONNECTED) {
            return;
        }
        try {
            found(find());
        } catch (ProblemException e) {
            failed(e);
        } catch (SQLException e) {
            lost(e);
        } catch (RuntimeException e) {
            failed(new ProblemException(MigrationError.MIGRATION_FAILED, "The schema could not be looked at; the log has the cause", e));
        }
        nextLook().ifPresent(this::look);
    }

    private void found(Schema found) throws SQLException {
        boolean isNews = found.state() != schema.state();
        boolean isRight = found.state() == SchemaState.CURRENT || found.state() == SchemaState.HELD;
        if (mode() == Mode.OFF || isNews && isRight) {
            audit.load();
            entries.write();
            executor.execute(drift::lookIfPossible);
        }
        if (isNews) {
            found.obstacle().ifPresent(reason -> LOG.warning(reason.code().name() + ": " + reason.getMessage()));
        }
        became(found);
    }

    /** Whether what was found so far still holds is not known for a moment; that alone changes nothing. */
    private void lost(SQLException e) {
        if (connection.state() == ConnectionState.CONNECTED && schema.state() != SchemaState.CURRENT) {
            failed(new ProblemException(MigrationError.MIGRATION_FAILED, "The schema could not be looked at: " + FailureReason.of(e), e));
        }
    }

    private Optional<Duration> nextLook() {
        if (mode() == Mode.OFF && schema.state() != SchemaState.FAILED) {
            return Optional.empty();
        }
        return schema.state() == SchemaState.CURRENT ? Optional.of(LOOK_WHETHER_STILL) : Optional.of(pause()).filter(again -> schema.mayComeRight());
    }

    /** A revision that fails, as on a full disk, costs everybody on it each time. */
    private Duration pause() {
        boolean hasRun = schema.obstacle().filter(reason -> reason.code() == MigrationError.MIGRATION_FAILED).isPresent();
        return hasRun ? pauseAfter(failures) : LOOK_AGAIN;
    }

    /** Twice as long with each failure in a row, up to a minute. */
    static Duration pauseAfter(int failures) {
        return Duration.ofSeconds(Math.min(LONGEST_PAUSE.toSeconds(), LOOK_AGAIN.toSeconds() << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS)));
    }

    private Schema find() throws SQLException {
        return switch (mode()) {
            case APPLY -> apply();
            case VALIDATE -> validate();
            case OFF -> Schema.unknown();
        };
    }

    private Schema apply() throws SQLException {
        long begun = System.nanoTime();
        boolean isFirst = schema.state() != SchemaState.CURRENT && schema.state() != SchemaState.HELD;
        Schema done = Schema.of(access.migration().apply(access.order(SYSTEM, null, this::taking), access.limits(), this::waiting));
        if (isFirst) {
            LOG.info("Schema is at " + done.comparison().currentId().orElse(Revision.BASE) + ", after " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
        return done;
    }

    private Schema validate() throws SQLException {
        SchemaComparison found = access.migration().compare();
        found.refuseWhatCannotBeRight();
        return Schema.of(found);
    }

    private void taking(PlanStep step) {
        LOG.info(step.toString());
        schema = Schema.migrating(step.toString());
    }

    private void waiting(String holder) {
        schema = Schema.migrating("Waiting for " + holder);
    }

    private void failed(ProblemException reason) {
        boolean news = !reason.getMessage().equals(schema.obstacle().map(Throwable::getMessage).orElse(null));
        if (news) {
            LOG.log(Level.SEVERE, reason.code().name() + ": " + reason.getMessage(), reason.getCause());
        }
        became(Schema.failed(reason));
    }
}
