package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * Schema, revisions and drift, as somebody uses them who may change the schema. On a node of its own, because what it does stops all others
 * from serving.
 */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class MigrationsPageIT {

    private static final String BEFORE_THE_LAST = "3e8f51a6c07b";
    private static final String LAST = "1e84c06d9fa3";
    /** The last that is irreversible. */
    private static final String LOWEST = "e7063b9fd82c";

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @TempDir
    static Path directory;

    private static ActorNodes nodes;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "console-migrations", 1, Map.of("MIGRATION_DRIFT", "refuse"));
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @AfterEach
    void returnToTheHead() {
        nodes.bootstrap().post("migrations/upgrade", "{\"to\":\"head\",\"reason\":\"for the next test\"}");
        nodes.node(0).awaitStatus("/api/v1/health/ready", 200, ActorNodes.AMPLE);
    }

    @Test
    void appliesWhatIsPendingAndSaysWhy() {
        nodes.bootstrap().post("migrations/downgrade",
                "{\"to\":\"%s\",\"reason\":\"to have something pending\"}".formatted(BEFORE_THE_LAST));
        Page page = MigrationsPage.logIn(browser, nodes, "overview");
        page.awaitText("is not serving.");
        page.click("link", "schema");
        page.awaitText("HELD");
        page.awaitText("to have something pending");

        page.click("DisclosureTriangle", "SQL that an upgrade to the head would run");
        page.awaitText("CREATE INDEX audit_entry_by_trace");
        page.click("button", "Upgrade");
        page.fill("Reason", "the console wants its table");
        page.click("button", "Upgrade");

        page.awaitText("The schema is at " + LAST);
        page.click("button", "Close");
        page.awaitText("CURRENT");
        assertThat(nodes.bootstrap().get("migrations/current").json().getString("alembic_version")).isEqualTo(LAST);
        page.go("overview");
        page.awaitText("is serving.");
    }

    @Test
    void downgradesOnlyAfterTheRevisionWasTyped() {
        Page page = MigrationsPage.logIn(browser, nodes, "migrations");

        page.click("button", "Downgrade");
        page.awaitText("DROP INDEX audit_trail.audit_entry_by_trace");
        page.fill("Reason", "back to before");
        page.fill("Type " + BEFORE_THE_LAST + " to confirm", "something else");
        page.click("button", "Downgrade");
        assertThat(nodes.bootstrap().get("migrations/current").json().getString("alembic_version")).isEqualTo(LAST);
        page.fill("Type " + BEFORE_THE_LAST + " to confirm", BEFORE_THE_LAST);
        page.click("button", "Downgrade");

        page.awaitText("The schema is at " + BEFORE_THE_LAST);
        page.click("button", "Close");
    }

    @Test
    void offersNoDowngradeBelowWhatCannotBeUndone() {
        nodes.bootstrap().post("migrations/downgrade", "{\"to\":\"%s\",\"reason\":\"as far as it goes\"}".formatted(LOWEST));
        Page page = MigrationsPage.logIn(browser, nodes, "migrations");

        page.awaitText("no downgrade leads below it");
    }

    @Test
    void namesEachObjectThatIsNotAsItWasAndDoesNotServeUntilItIs() {
        nodes.execute("CREATE INDEX made_by_hand ON actor (kind)");
        Page page = MigrationsPage.logIn(browser, nodes, "migrations");

        page.click("button", "Compare now");

        page.awaitText("DRIFTED");
        page.awaitText("made_by_hand");
        assertThat(page.text()).contains("UNEXPECTED", "CREATE INDEX");
        assertThat(nodes.bootstrap().get("health/ready").body()).contains("SCHEMA_DRIFTED");
        assertThat(nodes.bootstrap().get("actors").code()).isEqualTo("SCHEMA_DRIFTED");
        nodes.execute("DROP INDEX made_by_hand");
        nodes.node(0).awaitStatus("/api/v1/health/ready", 200, ActorNodes.AMPLE);
    }

    @Test
    void revisionIsShownWithItsRuns() {
        Page page = MigrationsPage.logIn(browser, nodes, "migrations");

        page.find("link", LAST).sendKeys(Keys.ENTER);

        page.find("heading", "Revision " + LAST);
        page.awaitText("audit_trace");
        page.awaitText("UPGRADE");
    }
}
