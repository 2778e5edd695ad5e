package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.console.Traffic.Request;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The frame of the page, from the log-in to the log-out, and what holds of every page in it. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class ConsolePageIT {

    private static final int MOST_REQUESTS = 30;
    private static final long MOST_BYTES = 200_000;

    private static final List<String> PAGES = List.of("Overview", "Database", "Migrations", "Audit", "Configuration", "Actors");
    private static final int ROUNDS = 20;
    private static final int LEAST_NODES_OF_A_PAGE = 10;

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

        assertUsableByEverybody(page, "log-in");
    }

    @Test
    void overviewCanBeUsedByEverybody() {
        Page page = console.logIn(browser, "admin");
        page.awaitText("is serving.");

        assertUsableByEverybody(page, "overview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Database", "Migrations", "Audit", "Configuration", "Actors"})
    void everyPageCanBeUsedByEverybody(String name) {
        Page page = console.logIn(browser, "admin");

        visit(page, name);

        assertUsableByEverybody(page, name.toLowerCase(Locale.ROOT));
    }

    @Test
    void pagesThatWereLeftKeepNothing() {
        Page page = console.logIn(browser, "admin");
        tour(page, 2);
        long before = page.nodes();

        tour(page, ROUNDS);

        assertThat(page.nodes() - before).isLessThan(ROUNDS * PAGES.size() * LEAST_NODES_OF_A_PAGE);
    }

    @Test
    void unknownKeyIsRefusedInASentence() {
        Page page = console.open(browser);

        page.find("textbox", "API key").sendKeys(ApiKey.generate().text(), Keys.ENTER);

        page.awaitText("The key or token is not valid, or not any more.");
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
        String path = console.as(console.key("operator")).post("session-links", "").json().getString("path");
        String place = path.substring(path.indexOf('#'));

        Page page = console.open(browser, place);
        page.find("button", "Log out");

        assertThat(page.address()).doesNotContain(place).endsWith("#/overview");
    }

    @Test
    void everyRoleIsShownItsPagesAlone() {
        Page page = console.logIn(browser, "auditor");

        assertThat(page.has("link", "Audit")).isTrue();
        assertThat(page.has("link", "Actors")).isFalse();
        assertThat(page.has("link", "Database")).isFalse();
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

    @Test
    void lossOfTheDatabaseIsShownWhileItLasts() {
        Page page = console.logIn(browser, "operator");
        page.awaitText("is serving.");
        browser.allow("status of 503");

        console.withoutDatabase(() -> page.awaitText("is not serving."));

        page.awaitText("is serving.");
    }

    private static void visit(Page page, String name) {
        page.find("link", name).click();
        page.await("what " + name + " loads", () -> page.has("heading", name) && !page.text().contains("Loading …"));
    }

    private static void tour(Page page, int rounds) {
        for (int i = 0; i < rounds; i++) {
            page.evaluateUntilDone(TOUR, PAGES);
        }
    }

    private static void assertUsableByEverybody(Page page, String name) {
        page.keepScreenshots(name);
        assertThat(page.violations()).as("in light").isEmpty();
        page.dark();
        assertThat(page.violations()).as("in dark").isEmpty();
        page.width(Page.PHONE);
        assertThat(page.violations()).as("on a phone").isEmpty();
        assertThat(page.widerThanTheWindow()).as("on a phone").isEmpty();
        page.width(Page.TABLET);
        assertThat(page.widerThanTheWindow()).as("on a tablet").isEmpty();
    }
}
