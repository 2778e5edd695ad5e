package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.SafeLogger;

/**
 * A connection made ready for schema changes: no limit on how long a statement runs unless one is set, a short one on how long it waits for a lock,
 * and a server that notices when this node is gone. It is the driver's own connection, since a pool's wrapper puts the pool's
 * statement time-out on every statement. Closing it gives the pool back what it lent.
 */
final class MigrationConnection implements AutoCloseable {

    /** Since this version a server looks, while a statement runs, whether its client still lives. */
    private static final int CHECKS_CLIENT = 14;

    /** How JDBC calls {@code application_name}: {@link Connection#setClientInfo}. */
    private static final String NAME = "ApplicationName";

    private static final List<String> OWN_SETTINGS = List.of(
            "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

    private static final Logger LOG = SafeLogger.of(MigrationConnection.class);

    private final Connection lent;
    private final Connection connection;
    private final String nameBefore;
    private final int networkTimeout;

    MigrationConnection(DataSource dataSource, MigrationLimits limits) throws SQLException {
        lent = dataSource.getConnection();
        try {
            connection = driversOwn(lent);
            nameBefore = connection.getClientInfo(NAME);
            networkTimeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            prepare(limits);
        } catch (SQLException e) {
            lent.close();
            throw e;
        }
    }

    /** The driver's own; not to be closed. */
    Connection connection() {
        return connection;
    }

    /** Of its session in the database server. */
    int pid() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Payara unwraps to the driver's interface alone; where the server hides the driver, any connection inside the wrapper is that. */
    private static Connection driversOwn(Connection lent) throws SQLException {
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
        }
    }

    private void giveBack() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            for (String setting : OWN_SETTINGS) {
                statement.execute("RESET " + setting);
            }
            if (checksClient()) {
                statement.execute("RESET client_connection_check_interval");
            }
        }
        connection.setClientInfo(NAME, nameBefore);
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }
}
