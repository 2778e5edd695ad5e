package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages: whom they are for, how they look in light and dark on every width, and that everybody can use them. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class EveryPageIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @ParameterizedTest
    @CsvSource({"overview,Node", "database,Recent transitions", "migrations,Runs", "migrations/5c1e0f7a42d9,Runs", "audit,Export",
        "audit/integrity,Verification",
        "tasks,Scheduled tasks", "load,Heap in MiB", "logs,Changed levels", "configuration,Settings", "actors,Search",
        "actors/00000000-0000-7000-8000-000000000001,History"})
    void isAccessibleAndFitsInLightAndDarkOnEveryWidth(String hash, String heading) {
        Page page = console.logIn(browser, "admin", hash);
        page.find("heading", heading);

        page.assertUsableByEverybody(hash.replace('/', '-'));
    }

    @ParameterizedTest
    @CsvSource({"admin,Overview Database Migrations Audit Tasks Load Logs Configuration Actors",
        "operator,Overview Database Migrations Tasks Load Logs Configuration",
        "auditor,Overview Audit"})
    void onlyWhatTheRoleMayReadIsOffered(String role, String offered) {
        Page page = console.logIn(browser, role, "overview");

        List<String> pages = List.of("Overview", "Database", "Migrations", "Audit", "Tasks", "Load", "Logs", "Configuration", "Actors");
        assertThat(pages.stream().filter(name -> page.has("link", name))).isEqualTo(Arrays.asList(offered.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "database", "migrations", "audit", "tasks", "load", "logs", "configuration", "actors"})
    void whoeverMayNotSeeAPageIsToldWhoMay(String hash) {
        Page page = console.logIn(browser, "client", hash);

        page.awaitText("Your roles: client.");
        assertThat(page.violations()).isEmpty();
    }

    @Test
    void pageThatIsNoneIsSaidToBeNone() {
        Page page = console.logIn(browser, "admin", "nowhere");

        page.awaitText("There is no page at this address.");
    }

    @ParameterizedTest
    @CsvSource({"database,Reading the connection …,this node starts", "migrations,Reading …,APPLIED", "audit,Searching …,LOG_IN",
        "tasks,Reading the tasks …,This application has no scheduled task.",
        "load,Reading the last hour …,read four times a minute.",
        "logs,Reading the log …,Every level is as the configuration has it.",
        "configuration,Reading the configuration …,database_url",
        "actors,Reading the actors …,anonymous"})
    void slowAnswerIsSaidToBeAwaited(String hash, String awaited, String shown) {
        Page page = console.logIn(browser, "admin", "overview");
        page.find("heading", "Health checks");
        page.slow(1_000);

        page.go(hash);

        page.awaitText("Loading …");
        page.awaitText(awaited);
        page.awaitText(shown);
    }

    @Test
    void nothingIsOfferedBeforeItIsKnownWhereItLeads() {
        Page page = console.logIn(browser, "admin", "overview");
        page.find("heading", "Health checks");
        page.slow(1_000);

        page.go("migrations");

        page.await("the orders without a button", () -> (boolean) page.evaluate("""
                const isOrder = button => button.checkVisibility() && ['Upgrade', 'Downgrade', 'Stamp'].includes(button.textContent);
                return document.body.innerText.includes('Not read yet.') && ![...document.querySelectorAll('button')].some(isOrder)"""));
        page.find("button", "Stamp");
    }

    @Test
    void operatorIsOfferedNoMigration() {
        Page page = console.logIn(browser, "operator", "migrations");

        page.awaitText("This is for administrators.");
        page.find("heading", "Revisions");
        assertThat(page.has("button", "Upgrade") || page.has("button", "Downgrade") || page.has("button", "Stamp")).isFalse();
    }

    @Test
    void backLeadsToThePageBefore() {
        Page page = console.logIn(browser, "admin", "configuration");
        page.find("heading", "Settings");
        page.click("link", "Actors");
        page.find("button", "Create an actor");

        page.evaluate("history.back()");

        page.find("heading", "Settings");
    }

    @Test
    void navigationIsUsedByKeyboardAlone() {
        Page page = console.logIn(browser, "admin", "overview");
        page.find("heading", "Health checks");

        page.tabTo("link", "Audit").sendKeys("\n");

        page.find("heading", "Entries");
        assertThat(page.evaluate("return document.activeElement.textContent")).isEqualTo("Audit");
    }
}
