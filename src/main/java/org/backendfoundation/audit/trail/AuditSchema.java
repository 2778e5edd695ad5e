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

/** What the trail finds in the database each time the schema has become current: the epoch, and which tables are captured by triggers. */
@ApplicationScoped
public class AuditSchema {

    private enum Trail { UNKNOWN, ABSENT, READY }

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Logger LOG = SafeLogger.of(AuditSchema.class);

    private static final String TOUCHED = """
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
    private volatile Set<String> touched = Set.of();

    /**
     * The revisions are applied; called by {@code migration} before this node serves.
     *
     * @throws SQLException where the database is lost meanwhile: call again
     */
    public void enter() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            deferred.look(connection, "audit_trail");
            if (!exists(statement)) {
                LOG.warning("The database has no audit trail; nothing is audited until its revisions are applied");
                trail = Trail.ABSENT;
                return;
            }
            statement.execute("SELECT audit_trail.enter_epoch()");
            touched = touched(statement);
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
     * Whether entities' changes are to be captured: not in a database without trail, which only {@code migration_mode=off} serves.
     *
     * @throws ProblemException TRAIL_NOT_READY where that is not known yet: no change is made without its entry
     */
    public boolean isCapturing() {
        if (trail == Trail.UNKNOWN) {
            throw ProblemException.retryable(AuditError.TRAIL_NOT_READY, "The database was connected just now; try again.", SOON, null);
        }
        return trail == Trail.READY;
    }

    /** Tables whose revision gave them the trigger: their rows are not captured by the listener as well. */
    public boolean isTouched(String table) {
        return touched.contains(table);
    }

    public boolean hasTouched() {
        return !touched.isEmpty();
    }

    /**
     * Before any other observer: what they record of a lost database must wait for the next one, and not for this one. While it is being disconnected
     * sessions still run, and what they change is still captured.
     */
    void leave(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ConnectionChanged change) {
        if (change.to() == ConnectionState.DISCONNECTED) {
            trail = Trail.UNKNOWN;
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('audit_trail.audit_entry') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Set<String> touched(Statement statement) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(TOUCHED)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
