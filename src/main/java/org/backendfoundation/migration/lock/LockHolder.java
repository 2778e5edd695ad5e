package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Who holds the migration lock, as PostgreSQL reports it.
 *
 * @param pid     process id of the session in the database server
 * @param host    the node's name; null where something else holds the lock
 * @param address of the client; null where the database hides it from this role, because another role migrates
 * @param since   when the holder's transaction began, in UTC; null where it is hidden
 */
public record LockHolder(int pid, String host, String address, String application, String user, OffsetDateTime since) {

    private static final String HOLDER = """
            SELECT activity.pid, host(activity.client_addr), activity.application_name, activity.usename, activity.xact_start
            FROM pg_locks held JOIN pg_stat_activity activity USING (pid)
            WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
              AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (held.classid::bigint << 32 | held.objid::bigint) = %s""".formatted(MigrationLock.KEY);

    public static Optional<LockHolder> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(HOLDER)) {
            return row.next() ? Optional.of(holder(row)) : Optional.empty();
        }
    }

    private static LockHolder holder(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject(5, OffsetDateTime.class);
        String name = row.getString(3);
        String host = name.startsWith(MigrationLock.LOCK_NAME) ? name.substring(MigrationLock.LOCK_NAME.length()) : null;
        return new LockHolder(row.getInt(1), host, row.getString(2), name, row.getString(4),
                since == null ? null : since.withOffsetSameInstant(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return (host == null ? application : host) + (address == null ? "" : " at " + address) + " (pid " + pid + ")"
                + (since == null ? "" : " since " + since);
    }
}
