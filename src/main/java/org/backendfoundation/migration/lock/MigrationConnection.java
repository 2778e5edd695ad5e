package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * A connection made ready for schema changes: no limit on how long a statement runs unless one is set, a short one on how long it waits for a lock,
 * and a server that notices when this node is gone. It is the driver's own connection, since a pool's wrapper puts the pool's
 * statement time-out on every statement. Closing it gives the pool back what it lent: a session of which nothing is left that a revision may have set, for
 * the next caller would be served by it, with foreign keys and guards off where that was {@code session_replication_role}.
 */
public final class MigrationConnection implements AutoCloseable {

    /** Since this version a server looks, while a statement runs, whether its client still lives. */
    private static final int CHECKS_CLIENT = 14;

    /** How JDBC calls {@code application_name}: {@link Connection#setClientInfo}. */
    private static final String NAME = "ApplicationName";

    /** Settings, role, locks, prepared statements, temporary tables, and what it listens to; the driver notices, and prepares its own statements again. */
    private static final String RESET = "DISCARD ALL";

    private static final Logger LOG = SafeLogger.of(MigrationConnection.class);

    private final Connection lent;
    private final Connection connection;
    private final String nameBefore;
    private final int networkTimeout;
    private final int isolation;

    public MigrationConnection(DataSource dataSource, MigrationLimits limits) throws SQLException {
        lent = dataSource.getConnection();
        try {
            connection = driversOwn(lent);
            nameBefore = connection.getClientInfo(NAME);
            networkTimeout = connection.getNetworkTimeout();
            isolation = connection.getTransactionIsolation();
            connection.setNetworkTimeout(Runnable::run, 0);
            prepare(limits);
        } catch (SQLException e) {
            lent.close();
            throw e;
        }
    }

    /** The driver's own; not to be closed. */
    public Connection connection() {
        return connection;
    }

    /** Of its session in the database server. */
    public int pid() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Ends its session, also while a statement runs: the database notices within a second that nobody listens. */
    void abort() {
        abort(connection);
    }

    /** Payara unwraps to the driver's interface alone; where the server hides the driver, any connection inside the wrapper is that. */
    static Connection driversOwn(Connection lent) throws SQLException {
        try {
            return (Connection) lent.unwrap(Class.forName("org.postgresql.PGConnection", false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException hidden) {
            return lent.unwrap(Connection.class);
        }
    }

    private void prepare(MigrationLimits limits) throws SQLException {
        connection.setClientInfo(NAME, MigrationLock.SESSION_NAME);
        try (Statement statement = connection.createStatement()) {
            statement.execute(limits.settings());
            statement.execute("SET idle_in_transaction_session_timeout = 0");
            if (checksClient()) {
                statement.execute("SET client_connection_check_interval = '1s'");
            }
        }
    }

    private boolean checksClient() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= CHECKS_CLIENT;
    }

    /** Where its session is gone, nothing is left to give back, and what was done stays done. */
    @Override
    public void close() {
        try (lent) {
            giveBack();
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "The migrating session ended by itself", gone);
            abort();
        }
    }

    private void giveBack() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(RESET);
        }
        connection.setClientInfo(NAME, nameBefore);
        connection.setTransactionIsolation(isolation);
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }

    /** One that could not be reset is nobody's any more. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException ended) {
            LOG.log(Level.FINE, "The session had ended by itself", ended);
        }
    }
}
