package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testkit.EmbeddedDatabase;

/** What the database has of the invoices that an {@link OpenLoad} wrote. */
public final class WrittenInvoices {

    private static final String ENTRIES = """
            SELECT number, (SELECT count(*) FROM audit_trail.audit_entry
                            WHERE entity_type = 'Invoice' AND entity_id = invoice.id::text) FROM invoice""";

    private WrittenInvoices() {
    }

    /** What was acknowledged is there once, and so is its entry in the trail; what was refused is there once or not at all. */
    public static void assertNothingIsLostOrTwice(EmbeddedDatabase database, OpenLoad load) {
        Map<String, Integer> rows = entries(database);
        List<Request> writes = load.requests().stream().filter(request -> request.number() != null).toList();

        assertThat(writes).allMatch(write -> rows.getOrDefault(write.number(), write.isDone() ? 0 : 1) == 1);
    }

    /** How many entries the trail has of each invoice that there is; -1 for two invoices of one number. */
    public static Map<String, Integer> entries(EmbeddedDatabase database) {
        Map<String, Integer> rows = new HashMap<>();
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(ENTRIES)) {
            while (found.next()) {
                rows.merge(found.getString(1), found.getInt(2), (one, other) -> -1);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
