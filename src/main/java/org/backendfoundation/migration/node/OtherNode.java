package org.backendfoundation.migration.node;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Another node of the application that is connected to this database. Its application name tells nodes apart: each start of a server gives
 * its pools a name of their own.
 *
 * @param address of the client; null where it uses a socket
 */
record OtherNode(String name, String address, int connections) {

    private static final Pattern OF_START = Pattern.compile("foundation-(.+)-[0-9a-f]{8}");

    private static final String OTHERS = """
            SELECT application_name, host(client_addr), count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
              AND (application_name LIKE 'foundation-%' OR application_name = current_setting('application_name'))
              AND NOT (application_name = current_setting('application_name') AND client_addr IS NOT DISTINCT FROM inet_client_addr())
            GROUP BY 1, 2 ORDER BY 1, 2""";

    static List<OtherNode> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(OTHERS)) {
            List<OtherNode> others = new ArrayList<>();
            while (rows.next()) {
                others.add(new OtherNode(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
            return others;
        }
    }

    /** The NODE_NAME, where {@code start} has named the connections. */
    String nodeName() {
        return OF_START.matcher(name).replaceFirst("$1");
    }

    @Override
    public String toString() {
        return address == null ? connections + " connections" : connections + " connections from " + address;
    }
}
