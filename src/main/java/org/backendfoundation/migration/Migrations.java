package org.backendfoundation.migration;

import jakarta.annotation.PostConstruct;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.audit.AuditSchema;
import org.backendfoundation.configuration.ApplicationConfiguration;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.DatabaseConnection;
import org.backendfoundation.database.Foundation;
import org.backendfoundation.database.ServingCondition;
import org.backendfoundation.migration.MigrationSettings.Mode;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.problem.ProblemException;

/**
 * Keeps the schema where this build wants it: looks each time the database is connected, and does what {@code migration_mode} says.
 * Until the schema is right, nothing that needs data is served. What may come right by itself (a database lost half-way, another
 * node's migration) is looked at again; a migration that failed waits for the next start or connection.
 */
@ApplicationScoped
public class Migrations implements ServingCondition {

    static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final String SYSTEM = "system";
    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    @Resource
    ManagedScheduledExecutorService clock;

    /** Migrations take their time, and the servers' clock has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    @Inject
    @Foundation
    DataSource dataSource;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    DatabaseConnection connection;

    @Inject
    AuditSchema audit;

    @Inject
    MigrationEntries entries;

    private ChangeLog changeLog;
    private volatile Schema schema = Schema.unknown();
    private volatile boolean ended;

    @PostConstruct
    void read() {
        changeLog = ChangeLog.read(Thread.currentThread().getContextClassLoader());
    }

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

    ChangeLog changeLog() {
        return changeLog;
    }

    @Override
    public Optional<ProblemException> obstacle() {
        return mode() == Mode.OFF ? Optional.empty() : schema.obstacle();
    }

    void connectionChanged(@Observes ConnectionChanged change) {
        if (change.to() == ConnectionState.CONNECTED) {
            schema = Schema.unknown();
            look(Duration.ZERO);
        }
    }

    private void look(Duration delay) {
        if (!ended) {
            clock.schedule(() -> executor.execute(this::bringUpToDate), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void bringUpToDate() {
        if (connection.state() != ConnectionState.CONNECTED || schema.state() == SchemaState.CURRENT) {
            return;
        }
        try {
            Schema found = find();
            if (found.state() == SchemaState.CURRENT || mode() == Mode.OFF) {
                audit.enter();
                entries.write();
            }
            schema = found;
        } catch (ProblemException e) {
            failed(e);
        } catch (SQLException e) {
            failed(new ProblemException(MigrationError.MIGRATION_FAILED, "The schema could not be looked at: " + FailureReason.of(e), e));
        } catch (RuntimeException e) {
            failed(new ProblemException(MigrationError.MIGRATION_FAILED, "The schema could not be looked at; the log has the cause", e));
        }
        boolean isLookedAt = mode() != Mode.OFF || schema.state() == SchemaState.FAILED;
        if (isLookedAt && schema.mayComeRight()) {
            look(LOOK_AGAIN);
        }
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
        Schema done = Schema.of(upgrade().apply(order(), configuration.value(MigrationSettings.LOCK_PATIENCE),
                configuration.value(MigrationSettings.LOCK_TIMEOUT), this::waiting));
        LOG.info("Schema is at " + done.comparison().currentId().orElse("base") + ", after " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        return done;
    }

    private Schema validate() throws SQLException {
        SchemaComparison found = upgrade().compare();
        found.refuseWhatCannotBeRight();
        return Schema.of(found);
    }

    /** By the owner where the server has its data source; looked up each time, because a server may be without. */
    private Upgrade upgrade() throws SQLException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Optional<DataSource> owner = OwnerDataSource.find();
        if (owner.isEmpty() && configuration.find(DatabaseAccess.OWNER_USER).isPresent()) {
            throw new ProblemException(MigrationError.OWNER_MISSING, "database_owner_user is given, and the server has no data source "
                    + OwnerDataSource.NAME + "; run its configure with DATABASE_OWNER_USER");
        }
        Optional<ApplicationPrivileges> privileges = owner.isPresent() ? Optional.of(ApplicationPrivileges.of(dataSource)) : Optional.empty();
        return new Upgrade(owner.orElse(dataSource), changeLog, loader, Identifiers::next, privileges);
    }

    private UpgradeOrder order() {
        return new UpgradeOrder(Identifiers.next(), SYSTEM, configuration.value(ApplicationSettings.NODE_NAME), this::applying);
    }

    private void applying(Revision revision) {
        LOG.info("Applying " + revision.version());
        schema = Schema.migrating("Applying " + revision.version());
    }

    private void waiting(String holder) {
        schema = Schema.migrating("Waiting for " + holder);
    }

    private void failed(ProblemException reason) {
        boolean news = !reason.getMessage().equals(schema.obstacle().map(Throwable::getMessage).orElse(null));
        if (news) {
            LOG.log(Level.SEVERE, reason.code().name() + ": " + reason.getMessage(), reason.getCause());
        }
        schema = Schema.failed(reason);
    }
}
