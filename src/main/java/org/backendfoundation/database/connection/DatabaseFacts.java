package org.backendfoundation.database.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.backendfoundation.persistence.sql.SqlQuery;

/**
 * What the database says of itself, from one query.
 *
 * @param url                 the JDBC URL that the pool uses, as the driver reports it
 * @param user                the role that the pool logs in as
 * @param versionNumber       as {@code server_version_num}: 180001 for 18.1
 * @param readOnly            true for a standby, a demoted primary, or a database set to read-only
 * @param reservedConnections connections that only superusers and privileged roles get
 * @param hasTimeOuts         whether the session ends statements, and transactions in which nothing happens
 * @param latencyMicros       duration of the query, in microseconds
 */
public record DatabaseFacts(String url, String user, String product, String version, int versionNumber, boolean readOnly,
        int maxConnections,
        int reservedConnections, boolean hasTimeOuts, long latencyMicros) {

    private static final SqlQuery QUESTION = SqlQuery.of("""
            SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS version_number,
              pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool AS is_read_only,
              current_setting('max_connections')::int AS max_connections,
              current_setting('superuser_reserved_connections')::int + coalesce(current_setting('reserved_connections', true)::int, 0)
                AS reserved_connections,
              current_setting('statement_timeout') <> '0' AND current_setting('idle_in_transaction_session_timeout') <> '0'
                AS has_time_outs""");

    public static DatabaseFacts ask(Connection connection) throws SQLException {
        DatabaseMetaData driver = connection.getMetaData();
        long asked = System.nanoTime();
        return QUESTION.first(connection, row -> {
            long latency = (System.nanoTime() - asked) / 1000;
            return new DatabaseFacts(driver.getURL(), driver.getUserName(), driver.getDatabaseProductName(), row.getString("version"),
                    row.getInt("version_number"), row.getBoolean("is_read_only"), row.getInt("max_connections"),
                    row.getInt("reserved_connections"), row.getBoolean("has_time_outs"), latency);
        });
    }

    /** The pool's URL without its parameters, which may hold secrets. */
    String serverAddress() {
        return url.split("\\?", 2)[0];
    }
}
