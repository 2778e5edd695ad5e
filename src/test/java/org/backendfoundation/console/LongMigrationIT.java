package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestWar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An index of a team's own that is built concurrently, and cannot end before a transaction that began earlier does. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class LongMigrationIT {

    private static final String REVISION = "0a1b2c3d4e5f";
    private static final String FILE = "db/revision/" + REVISION + "_actor_of_a_kind.sql";
    private static final String SQL = """
            --liquibase formatted sql
            --changeset orders:%s runInTransaction:false
            CREATE INDEX CONCURRENTLY actor_of_a_kind ON actor (kind);
            --rollback DROP INDEX CONCURRENTLY actor_of_a_kind;
            """.formatted(REVISION);
    private static final String LIST = """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
              <include file="db/foundation.xml"/>
              <include file="%s"/>
            </databaseChangeLog>
            """.formatted(FILE);

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @TempDir
    Path directory;

    private ActorNodes nodes;

    @BeforeEach
    void start() {
        Path war = TestWar.shipped().with("db/changelog.xml", LIST).with(FILE, SQL).writeTo(directory);
        nodes = ActorNodes.start(war, directory, "console-long-migration", 1, Map.of());
        assertThat(nodes.bootstrap().post("migrations/downgrade", "{\"to\":\"-1\",\"reason\":\"to build it again\"}").status())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void showsHowFarItIsAndWhoIsInItsWay() throws SQLException {
        Page page = MigrationsPage.logIn(browser, nodes, "migrations");
        page.click("button", "Upgrade");
        page.fill("Reason", "the list of actors by kind");
        try (Connection earlier = nodes.database().owner().getConnection(); Statement statement = earlier.createStatement()) {
            earlier.setAutoCommit(false);
            earlier.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SET application_name = 'nightly report'");
            statement.execute("SELECT count(*) FROM actor");
            page.click("button", "Upgrade");

            page.find("progressbar", "CREATE INDEX CONCURRENTLY, actor, waiting for old snapshots");
            page.awaitText("It waits for these sessions.");
            assertThat(page.text()).contains("nightly report", "idle in transaction", "CREATE INDEX CONCURRENTLY actor_of_a_kind",
                    "You can close this dialog; the operation continues.");
        }

        page.awaitText("The schema is at " + REVISION);
    }
}
