package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backendfoundation.console.Traffic.Request;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The frame of the page, from the log-in to the log-out, and what holds of every page in it. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class ConsolePageIT {

    private static final int MOST_REQUESTS = 30;
    private static final long MOST_BYTES = 200_000;

    private static final List<String> PAGES = List.of("Overview", "Database", "Migrations", "Audit", "Load", "Configuration", "Actors");
    private static final int ROUNDS = 20;
    private static final long LEAST_NODES_OF_A_PAGE = 10;

    /** By the address and in the page itself: whatever the driver has touched stays. */
    private static final String TOUR = """
            const [pages, done] = arguments;
            const isShown = name => document.title.startsWith(name) && !document.body.innerText.includes('Loading …');
            (async () => {
                for (const name of pages) {
                    location.hash = '#/' + name.toLowerCase();
                    while (!isShown(name)) await new Promise(requestAnimationFrame);
                }
                done();
            })();
            """;

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @Test
    void logInViewCanBeUsedByEverybody() {
        Page page = console.open(browser);
        page.find("button", "Log in");

        page.assertUsableByEverybody("log-in");
    }

    @Test
    void pagesThatWereLeftKeepNothing() {
        Page page = console.logIn(browser, "admin");
        tour(page, 2);
        long before = page.nodes();

        tour(page, ROUNDS);

        assertThat(page.nodes() - before).isLessThan(LEAST_NODES_OF_A_PAGE * ROUNDS * PAGES.size());
    }

    @Test
    void unknownKeyIsRefusedInASentence() {
        Page page = console.open(browser);

        page.find("textbox", "API key").sendKeys(ApiKey.generate().text(), Keys.ENTER);

        page.awaitText("The key or token may be mistyped, expired or revoked.");
        assertThat(page.has("button", "Log out")).isFalse();
    }

    @Test
    void keyboardAloneLogsIn() {
        Page page = console.open(browser);

        page.tabTo("textbox", "API key");
        page.press(console.key("operator"));
        page.tabTo("button", "Log in");
        page.press(Keys.ENTER);

        page.find("heading", "Overview");
    }

    @Test
    void linkLogsInAndLeavesTheAddress() {
        String place = placeOfALink();

        Page page = console.open(browser, place);
        page.find("button", "Log out");

        assertThat(page.address()).doesNotContain(place).endsWith("#/overview");
    }

    @Test
    void linkThatWasUsedSaysSoAndLeavesWhoIsLoggedInAlone() {
        String place = placeOfALink();
        Page page = console.open(browser, place);
        page.find("button", "Log out");

        page.evaluate("location.hash = arguments[0]", place);
        page.await("the address without it", () -> page.address().endsWith("#/overview"));
        page.find("heading", "Health checks");
        page.click("button", "Log out");
        page.find("textbox", "API key");
        page.evaluate("location.hash = arguments[0]", place);

        page.awaitText("This log-in link has already been used or has expired");
    }

    @Test
    void reloadKeepsTheSession() {
        Page page = console.logIn(browser, "operator");

        page.reload();

        page.find("button", "Log out");
    }

    @Test
    void logOutLeadsToTheLogInAndEndsTheSession() {
        Page page = console.logIn(browser, "operator");

        page.find("button", "Log out").click();
        page.awaitGone("button", "Log out");
        page.reload();

        page.find("textbox", "API key");
    }

    @Test
    void firstViewIsSmall() {
        Page page = console.logIn(browser, "admin");
        page.awaitText("is serving.");

        assertThat(page.requests()).hasSizeBetween(5, MOST_REQUESTS);
        assertThat(page.requests().stream().mapToLong(Request::bytes).sum()).isBetween(10_000L, MOST_BYTES);
    }

    /** An operator's. */
    private static String placeOfALink() {
        String path = console.as(console.key("operator")).post("session-links", "").json().getString("path");
        return path.substring(path.indexOf('#'));
    }

    private static void tour(Page page, int rounds) {
        for (int i = 0; i < rounds; i++) {
            page.evaluateUntilDone(TOUR, PAGES);
        }
    }
}
