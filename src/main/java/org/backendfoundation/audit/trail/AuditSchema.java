package org.backendfoundation.audit.trail;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.session.DeferredConstraints;
import org.backendfoundation.problem.ProblemException;

/** What the trail finds in the database each time the schema becomes current: the epoch, and the tables whose changes triggers record. */
@ApplicationScoped
public class AuditSchema {

    private enum Trail { UNKNOWN, ABSENT, READY }

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Logger LOG = SafeLogger.of(AuditSchema.class);

    private static final String TABLES_WITH_TRIGGER = """
            SELECT DISTINCT captured.relname FROM pg_catalog.pg_trigger JOIN pg_catalog.pg_class captured ON captured.oid = tgrelid
            WHERE tgfoid = to_regproc('audit_trail.touch') AND NOT tgisinternal""";

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    @Inject
    DeferredConstraints deferred;

    @Inject
    Event<AuditReady> ready;

    private volatile Trail trail = Trail.UNKNOWN;
    private volatile Set<String> tablesWithTrigger = Set.of();

    /**
     * Reads the trail's state and begins an epoch if the database was restored. {@code migration} calls it once the revisions are applied,
     * before this node serves.
     *
     * @throws SQLException if the database is lost meanwhile; the caller may retry
     */
    public void load() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            deferred.detect(connection, "audit_trail");
            if (!exists(statement)) {
                LOG.warning("The database has no audit trail; nothing is audited until its revisions are applied");
                trail = Trail.ABSENT;
                return;
            }
            statement.execute("SELECT audit_trail.enter_epoch()");
            tablesWithTrigger = tablesWithTrigger(statement);
        }
        trail = Trail.READY;
        ready.fire(new AuditReady());
    }

    /** {@code UNKNOWN}, {@code ABSENT} or {@code READY}. */
    public String state() {
        return trail.name();
    }

    public boolean isReady() {
        return trail == Trail.READY;
    }

    /**
     * Whether changes of entities are recorded. They are not in a database without trail, which only {@code migration_mode=off} serves.
     *
     * @throws ProblemException TRAIL_NOT_READY while that is not known: no change is made without its entry
     */
    public boolean isCapturing() {
        if (trail == Trail.UNKNOWN) {
            throw ProblemException.retryable(AuditError.TRAIL_NOT_READY, "The database was connected just now; try again.", RETRY_AFTER,
                    null);
        }
        return trail == Trail.READY;
    }

    /** Whether a revision gave the table the trigger, so that the listener must not record its rows as well. */
    public boolean hasTrigger(String table) {
        return tablesWithTrigger.contains(table);
    }

    public boolean hasAnyTrigger() {
        return !tablesWithTrigger.isEmpty();
    }

    /**
     * Runs before any other observer: entries about a lost database must wait for the next connection. During a disconnect transactions
     * still run, and their changes are still recorded.
     */
    void forget(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ConnectionChanged change) {
        if (change.to() == ConnectionState.DISCONNECTED) {
            trail = Trail.UNKNOWN;
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('audit_trail.audit_entry') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Set<String> tablesWithTrigger(Statement statement) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(TABLES_WITH_TRIGGER)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
