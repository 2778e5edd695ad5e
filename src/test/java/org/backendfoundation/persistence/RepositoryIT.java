package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the provider does inside a session, pinned on the real server. */
class RepositoryIT {

    private static SampleServer sample;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        admin = sample.administrator();
    }

    @Test
    void deletedRowIsSeenOnlyByFetchJoinAndNativeSql() throws SQLException {
        execute("DELETE FROM reminder");
        String id = create();
        admin.post("probe/reminder/" + id, "");
        admin.delete("invoices/" + id);

        assertThat(admin.get("probe/visibility/" + id).json().toString()).isEqualTo("{\"find\":false,\"repository\":false,\"repository_with_inactive\":true,"
                + "\"find_after_with_inactive\":false,\"query\":false,\"inner_join\":false,\"native_sql\":true,\"reference\":false,\"left_join_fetch\":true}");
    }

    @Test
    void sessionDoesNotFindWhatItDeletedItself() {
        assertThat(admin.post("probe/delete/" + create(), "").body()).isEqualTo("false");
    }

    @Test
    void rowThatItsWriterCouldNotSeeIsNotWritten() {
        assertThat(admin.post("probe/outside", "").code()).isEqualTo("ROW_FORBIDDEN");
        assertThat(admin.get("invoices?number=outside").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void readsOfASessionAreInOneTransaction() {
        assertThat(admin.get("probe/transactions").body()).isEqualTo("1");
    }

    @Test
    void entitiesOfTheTeamAreWoven() {
        assertThat(admin.get("probe/woven").body()).isEqualTo("true");
    }

    @Test
    void updatedAtNeverRunsBackwards() throws SQLException {
        String id = create();
        execute("UPDATE invoice SET updated_at = '2100-01-01T00:00:00Z' WHERE id = '" + id + "'");

        assertThat(admin.patch("invoices/" + id, "{\"customer\":\"Other\"}").json().getString("updated_at")).isEqualTo("2100-01-01T00:00:00.000000Z");
    }

    @Test
    void updateWithoutDifferenceKeepsTheVersion() {
        assertThat(admin.post("probe/unchanged/" + create(), "").body()).isEqualTo("1");
    }

    @Test
    void purgeRemovesOnlyWhatWasDeletedLongAgo() throws SQLException {
        execute("DELETE FROM reminder");
        String id = create();
        admin.post("probe/reminder/" + id, "");
        admin.post("probe/reminder/" + id, "");
        execute("UPDATE reminder SET is_active = false WHERE id = (SELECT min(id::text)::uuid FROM reminder)");

        assertThat(admin.post("probe/purge/P1D", "").body()).isEqualTo("0");
        assertThat(admin.post("probe/purge/PT0S", "").body()).isEqualTo("1");
        assertThat(admin.post("probe/purge/PT0S", "").body()).isEqualTo("0");
    }

    private static String create() {
        return admin.post("invoices", "{\"number\":\"" + UUID.randomUUID() + "\",\"customer\":\"ACME\",\"total\":10}").json().getString("id");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
