package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An open page while what is behind it goes and comes back: the database, the session, the node itself. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class OpenPageFaultsIT {

    /** Of a page that asks again later and later, and then some. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(45);

    private static final String READY = "/api/v1/health/ready";

    /** The texts of all states and notices that have the ground of good ones. */
    private static final String GREEN = """
            const probe = document.body.appendChild(document.createElement('span'));
            probe.className = 'state good';
            const good = getComputedStyle(probe).backgroundColor;
            probe.remove();
            return [...document.querySelectorAll('.state, .notice')].filter(one => getComputedStyle(one).backgroundColor === good).map(one => one.textContent);
            """;

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    private static String key;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "console-faults", 1, Map.of());
        key = nodes.newcomer(nodes.bootstrap(), "somebody", "\"admin\"").text();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void lostDatabaseIsSaidAndThePageRecoversByItself() {
        browser.allow("status of 503");
        Page page = logIn("database");
        page.awaitText("CONNECTED");

        nodes.database().stop();
        page.awaitText("DATABASE_DOWN");
        page.go("audit");
        page.awaitText("Try again in");
        page.go("overview");
        page.awaitText("is not serving.");
        assertThat(page.evaluate(
                "return [...document.querySelectorAll('dt')].find(name => name.textContent === 'audit').nextElementSibling.innerText"))
                .asString().contains("DOWN").doesNotContain("UP");
        assertThat(page.text()).contains("SCHEMA_UNKNOWN").doesNotContain("SCHEMA_MIGRATING");
        page.go("audit");
        page.awaitText("Try again in");
        nodes.database().start();
        nodes.node(0).awaitStatus(READY, 200, ActorNodes.AMPLE);

        page.click("button", "Retry");
        page.awaitText("LOG_IN");
    }

    @Test
    void linkToThePresentPageReadsItAgain() {
        Page page = logIn("audit");
        page.awaitText("LOG_IN");
        page.evaluate("document.querySelector('main').replaceChildren()");

        page.click("link", "Audit");

        page.awaitText("LOG_IN");
    }

    @Test
    void nodeThatDoesNotAnswerIsSaidAndThePageRecoversByItself() {
        browser.allow("net::ERR_");
        browser.allow("status of 503");
        browser.allow("status of 404"); // in Payara's own words, for a moment of its end
        Page page = logIn("overview");
        page.awaitText("is serving.");

        nodes.node(0).stop();
        page.awaitText("The node does not answer.");
        page.awaitText("has not answered since");
        assertThat(page.text()).doesNotContain("is serving.");
        // colours change within a moment, not at once
        page.await("nothing shown in green", () -> page.evaluate(GREEN).equals(List.of()));
        page.go("database");
        page.awaitText("The page could not be loaded.");
        page.find("button", "Retry");
        page.go("overview");
        page.awaitText("Whether the node serves is not known.");
        nodes.node(0).start();
        nodes.node(0).awaitStatus(READY, 200, ActorNodes.AMPLE);

        Deadline.await("the page's next look", LONGEST_PAUSE, () -> page.text().contains("is serving."));
        assertThat(page.text()).doesNotContain("The node does not answer.");
    }

    @Test
    void endedSessionLeadsToTheLogInAndBackToThePage() {
        browser.allow("status of 401");
        Page page = logIn("configuration");
        page.find("heading", "Settings");

        nodes.execute("UPDATE console_session SET ended_at = now()");
        page.await("the session's end", () -> {
            page.go(page.address().endsWith("database") ? "configuration" : "database");
            return page.text().contains("Your session has ended.");
        });
        String left = page.address();
        enter(page);

        page.find("button", "Log out");
        assertThat(page.address()).isEqualTo(left);
    }

    private Page logIn(String hash) {
        browser.allow("status of 401");
        Page page = browser.open(nodes.node(0).address("/admin/#/" + hash));
        enter(page);
        page.find("button", "Log out");
        return page;
    }

    private void enter(Page page) {
        page.fill("API key", key);
        page.click("button", "Log in");
    }
}
