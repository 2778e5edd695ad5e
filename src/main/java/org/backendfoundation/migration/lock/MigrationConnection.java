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
 * A connection prepared for schema changes: statements run without a time limit unless one is set, wait only briefly for a lock, and the
 * server notices when this node is gone. It is the driver's own connection, because a pool's wrapper sets the pool's statement time-out on
 * every statement. Closing it resets the session before the pool gets it back: otherwise settings of a revision would reach the next
 * caller, for example {@code session_replication_role}, which switches foreign keys and triggers off.
 */
public final class MigrationConnection implements AutoCloseable {

    /** From this version on, a server checks while a statement runs whether its client is still there. */
    private static final int CLIENT_CHECK_VERSION = 14;

    /** JDBC's name for {@code application_name}, see {@link Connection#setClientInfo}. */
    private static final String NAME = "ApplicationName";

    /**
     * Resets settings, role, locks, prepared statements, temporary tables and LISTEN; the driver notices, and prepares its own statements
     * again.
     */
    private static final String RESET = "DISCARD ALL";

    private static final Logger LOG = SafeLogger.of(MigrationConnection.class);

    private final Connection pooled;
    private final Connection connection;
    private final String nameBefore;
    private final int networkTimeout;
    private final int isolation;

    public MigrationConnection(DataSource dataSource, MigrationLimits limits) throws SQLException {
        pooled = dataSource.getConnection();
        try {
            connection = unwrap(pooled);
            nameBefore = connection.getClientInfo(NAME);
            networkTimeout = connection.getNetworkTimeout();
            isolation = connection.getTransactionIsolation();
            connection.setNetworkTimeout(Runnable::run, 0);
            prepare(limits);
        } catch (SQLException e) {
            pooled.close();
            throw e;
        }
    }

    /** The driver's own connection. The caller must not close it. */
    public Connection connection() {
        return connection;
    }

    /** Process id of its session in the database server. */
    public int pid() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Ends its session, even while a statement runs: the database notices within a second that its client is gone. */
    void abort() {
        abort(connection);
    }

    /** Payara unwraps to the driver's interface only. Where the server hides the driver, the innermost connection is the driver's. */
    static Connection unwrap(Connection pooled) throws SQLException {
        try {
            return (Connection) pooled
                    .unwrap(Class.forName("org.postgresql.PGConnection", false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException hidden) {
            return pooled.unwrap(Connection.class);
        }
    }

    private void prepare(MigrationLimits limits) throws SQLException {
        connection.setClientInfo(NAME, MigrationLock.SESSION_NAME);
        try (Statement statement = connection.createStatement()) {
            statement.execute(limits.settings());
            statement.execute("SET idle_in_transaction_session_timeout = 0");
            if (detectsLostClients()) {
                statement.execute("SET client_connection_check_interval = '1s'");
            }
        }
    }

    private boolean detectsLostClients() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= CLIENT_CHECK_VERSION;
    }

    /** Ignores a session that is gone: there is nothing to give back, and the migration's commits stay. */
    @Override
    public void close() {
        try (pooled) {
            reset();
        } catch (SQLException lost) {
            LOG.log(Level.FINE, "The migrating session ended by itself", lost);
            abort();
        }
    }

    private void reset() throws SQLException {
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

    /** Ends a connection that could not be reset, so that nobody uses it again. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException lost) {
            LOG.log(Level.FINE, "The session had ended by itself", lost);
        }
    }
}
