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
import org.backendfoundation.migration.plan.MigrationCommand;
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
 * Keeps the schema where this build, or a hold, wants it: checks it each time the database is connected, and acts as {@code migration_mode}
 * says. Until the schema is right, the node serves nothing that needs data. What may recover without an operator (a database lost
 * meanwhile, another node's migration) is checked again. So is a right schema, which somebody may change under a running node. A failed
 * migration is retried with growing pauses.
 */
@ApplicationScoped
public class Migrations implements ReadinessCondition {

    /** How long a command waits for the lock, because an operator waits for the answer. */
    static final Duration COMMAND_PATIENCE = Duration.ofSeconds(5);

    private static final String SYSTEM = "system";
    private static final Logger LOG = SafeLogger.of(Migrations.class);

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Migrations take long, and the servers' scheduler has one thread for everybody. */
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

    @Inject
    EntityTables tables;

    private final ReentrantLock exclusive = new ReentrantLock();
    private final AtomicInteger lastScheduled = new AtomicInteger();
    private volatile Schema schema = Schema.unknown();
    private volatile boolean isStopped;
    private volatile int failures;

    @PreDestroy
    void stop() {
        isStopped = true;
    }

    /** The schema as it was when this node last checked it. */
    Schema schema() {
        return schema;
    }

    Mode mode() {
        return configuration.value(MigrationSettings.MODE);
    }

    /** Why this node does not serve, in the words for operators. */
    Optional<ProblemException> reason() {
        return ofSchema().or(tables::reason).or(drift::unreadyReason);
    }

    private Optional<ProblemException> ofSchema() {
        return mode() == Mode.OFF && schema.state() != SchemaState.MIGRATING ? Optional.empty() : schema.unreadyReason();
    }

    /** Callers who want data get 503 for every reason; the reasons of a failed command have other statuses. */
    @Override
    public Optional<ProblemException> unreadyReason() {
        return ofSchema().or(tables::unreadyReason).or(drift::unreadyReason).map(reason -> reason.code().kind() == Kind.UNAVAILABLE ? reason
                : new ProblemException(MigrationError.SCHEMA_UNUSABLE, reason.code().name() + ": " + reason.getMessage(), reason));
    }

    /** The state holds for one connection. A new connection is not used before the schema was checked through it. */
    void connectionChanged(@Observes ConnectionChanged change) {
        if (change.from() == ConnectionState.CONNECTED) {
            setSchema(Schema.unknown());
            tables.forget();
            drift.forget();
        } else if (change.to() == ConnectionState.CONNECTED) {
            scheduleCheck(Duration.ZERO);
        }
    }

    /** Stores the state, unless its connection was lost meanwhile: it says nothing about the next connection. */
    private synchronized void setSchema(Schema newSchema) {
        failures = newSchema.state() != SchemaState.FAILED ? 0 : failures + 1;
        schema = connection.state() == ConnectionState.CONNECTED ? newSchema : Schema.unknown();
    }

    /**
     * Runs an operator's command exclusively. Once the plan is made, the node serves nothing that needs data.
     *
     * @throws ProblemException LEDGER_UNREACHED where the database is not connected, MIGRATION_LOCK_HELD where this node or another one
     *         migrates, and what {@link SchemaMigration#execute} throws
     */
    MigrationResult execute(String actor, String reason, SchemaMigration.Plan planner) {
        if (connection.state() != ConnectionState.CONNECTED) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED, "The database is not connected; see GET /database");
        }
        acquireExclusive();
        try {
            MigrationCommand command = access.command(actor, reason, this::onStep);
            SchemaComparison reached = execute(command, planner);
            bringUpToDate();
            return new MigrationResult(command.deploymentId(), reached);
        } catch (ProblemException e) {
            handleFailure(e);
            throw e;
        } finally {
            exclusive.unlock();
            entries.write();
        }
    }

    /** Waits for a check of the schema, which is short, and not for a migration. */
    private void acquireExclusive() {
        try {
            if (exclusive.tryLock(COMMAND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(MigrationError.MIGRATION_LOCK_HELD, "This node is busy: "
                + schema.unreadyReason().map(Throwable::getMessage).orElse("it checks the schema") + "; retry");
    }

    private SchemaComparison execute(MigrationCommand command, SchemaMigration.Plan planner) {
        try {
            return access.migration().execute(command, access.limits().withLockPatience(COMMAND_PATIENCE), holder -> {},
                    announcing(planner, command));
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, FailureReason.of(e), e);
        }
    }

    private SchemaMigration.Plan announcing(SchemaMigration.Plan planner, MigrationCommand command) {
        return (comparison, database) -> {
            MigrationPlan plan = planner.make(comparison, database);
            schema = Schema.migrating("Going to " + plan.to() + " for " + command.actor() + ": " + command.reason());
            return plan;
        };
    }

    /** Does not retry a failed revision at once. */
    private void handleFailure(ProblemException reason) {
        if (reason.code() == MigrationError.MIGRATION_FAILED && !FailureReason.isTemporary(reason)) {
            setFailed(reason);
        } else {
            bringUpToDate();
        }
    }

    /** Schedules a check. It replaces a check that was scheduled earlier and has not begun. */
    private void scheduleCheck(Duration delay) {
        int ticket = lastScheduled.incrementAndGet();
        if (!isStopped) {
            scheduler.schedule(() -> executor.execute(() -> scheduleCheck(ticket)), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void scheduleCheck(int ticket) {
        if (ticket != lastScheduled.get() || !exclusive.tryLock()) {
            return; // whoever changes the schema checks it afterwards
        }
        try {
            bringUpToDate();
        } finally {
            exclusive.unlock();
        }
    }

    private void bringUpToDate() {
        if (connection.state() != ConnectionState.CONNECTED) {
            return;
        }
        try {
            handleChecked(check());
        } catch (ProblemException e) {
            setFailed(e);
        } catch (SQLException e) {
            handleConnectionLoss(e);
        } catch (RuntimeException e) {
            setFailed(new ProblemException(MigrationError.MIGRATION_FAILED, "The schema could not be checked; the log has the cause", e));
        }
        nextCheck().ifPresent(this::scheduleCheck);
    }

    private void handleChecked(Schema checked) throws SQLException {
        boolean isNews = checked.state() != schema.state();
        boolean isRight = checked.state() == SchemaState.CURRENT || checked.state() == SchemaState.HELD;
        if (mode() == Mode.OFF || isNews && isRight) {
            audit.load();
            entries.write();
        }
        if (mode() == Mode.OFF || checked.state() == SchemaState.CURRENT && (isNews || tables.reason().isPresent())) {
            tables.check();
        }
        if (mode() == Mode.OFF || isNews && isRight || drift.unreadyReason().isPresent()) {
            executor.execute(drift::compareInBackground);
        }
        if (isNews) {
            checked.unreadyReason().ifPresent(reason -> LOG.warning(reason.code().name() + ": " + reason.getMessage()));
        }
        setSchema(checked);
    }

    /** For a moment it is not known whether the last state still holds. The loss alone does not change the state. */
    private void handleConnectionLoss(SQLException e) {
        if (connection.state() == ConnectionState.CONNECTED && schema.state() != SchemaState.CURRENT) {
            setFailed(new ProblemException(MigrationError.MIGRATION_FAILED, "The schema could not be checked: " + FailureReason.of(e), e));
        }
    }

    private Optional<Duration> nextCheck() {
        if (mode() == Mode.OFF && schema.state() != SchemaState.FAILED && drift.unreadyReason().isEmpty() && tables.reason().isEmpty()) {
            return Optional.empty();
        }
        return NextCheck.after(schema, failures);
    }

    private Schema check() throws SQLException {
        return switch (mode()) {
            case APPLY -> apply();
            case VALIDATE -> validate();
            case OFF -> Schema.unknown();
        };
    }

    private Schema apply() throws SQLException {
        long begun = System.nanoTime();
        boolean isFirst = schema.state() != SchemaState.CURRENT && schema.state() != SchemaState.HELD;
        Schema applied = Schema.of(access.migration().apply(access.command(SYSTEM, null, this::onStep), access.limits(), this::onWait));
        if (isFirst) {
            LOG.info("Schema is at " + applied.comparison().currentId().orElse(Revision.BASE) + ", after "
                    + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
        return applied;
    }

    private Schema validate() throws SQLException {
        SchemaComparison comparison = access.migration().compare();
        comparison.requireValid();
        return Schema.of(comparison);
    }

    private void onStep(PlanStep step) {
        LOG.info(step.toString());
        schema = Schema.migrating(step.toString());
    }

    private void onWait(String holder) {
        schema = Schema.migrating("Waiting for " + holder);
    }

    private void setFailed(ProblemException reason) {
        boolean news = !reason.getMessage().equals(schema.unreadyReason().map(Throwable::getMessage).orElse(null));
        if (news) {
            LOG.log(Level.SEVERE, reason.code().name() + ": " + reason.getMessage(), reason.getCause());
        }
        setSchema(Schema.failed(reason));
    }
}
