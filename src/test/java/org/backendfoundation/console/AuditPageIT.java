package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.ShippedActions;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The trail in the browser: who changed what, and whether it can be believed. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class AuditPageIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @Test
    void findsWhoChangedAnActorAndWhatExactly() {
        String actor = ActorNodes.actor(console.admin(), "before-marriage", "\"client\"");
        console.admin().patch("actors/" + actor, "{\"name\":\"after-marriage\"}");
        Page page = console.logIn(browser, "auditor", "audit");

        page.find("combobox", "Action").sendKeys("UPDATE");
        page.click("DisclosureTriangle", "More filters");
        page.fill("Entity id", actor);
        page.click("button", "Search");
        page.await("one entry", () -> page.text().contains("UPDATE") && rows(page) == 1);
        page.evaluate("document.querySelector('tbody a').click()");

        page.find("heading", "Changes");
        assertThat(page.text()).contains("before-marriage", "after-marriage", "root");
    }

    @Test
    void entryLeadsToAllOfItsTrace() {
        String trace = "7bf92f3577b34da6a3ce929d0e0e4736";
        for (String name : List.of("traced-one", "traced-two")) {
            console.admin().post("actors", "{\"name\":\"%s\",\"kind\":\"PERSON\",\"roles\":[]}".formatted(name), "traceparent",
                    "00-" + trace + "-00f067aa0ba902b7-01");
        }
        Page page = console.logIn(browser, "auditor", "audit?text=traced-one");
        page.await("one entry", () -> rows(page) == 1);
        page.evaluate("document.querySelector('tbody a').click()");

        page.click("link", trace);

        page.await("the entries of the trace", () -> rows(page) == 2);
        assertThat(page.address()).endsWith("#/audit?trace_id=" + trace);
        assertThat(page.find("textbox", "Trace id").getAttribute("value")).isEqualTo(trace);
    }

    @Test
    void addressHoldsTheSearch() {
        ActorNodes.actor(console.admin(), "searched-for", "\"client\"");
        Page page = console.logIn(browser, "auditor", "audit");
        page.find("searchbox", "Text").sendKeys("searched-for");
        page.click("button", "Search");
        page.await("one entry", () -> rows(page) == 1);

        page.reload();

        page.await("one entry", () -> rows(page) == 1);
        assertThat(page.address()).endsWith("#/audit?text=searched-for");
        assertThat(page.find("searchbox", "Text").getAttribute("value")).isEqualTo("searched-for");
    }

    @Test
    void turnsPagesAndKeepsOneAtATime() {
        for (int i = 0; i < 60; i++) {
            ActorNodes.actor(console.admin(), "paged-" + i, "");
        }
        Page page = console.logIn(browser, "auditor", "audit?text=paged-");
        page.await("a whole page", () -> rows(page) == 50);

        page.click("button", "Older");
        page.await("the rest", () -> rows(page) == 10);
        page.click("button", "Newer");

        page.await("a whole page again", () -> rows(page) == 50);
    }

    @Test
    void actionsAreSuggestedAsTheApplicationKnowsThem() {
        Page page = console.logIn(browser, "auditor", "audit");

        page.await("suggestions", () -> ShippedActions.ALL.stream().map(AuditAction::name).toList().equals(page.evaluate(
                "return [...document.querySelectorAll('#action-types option')].map(option => option.value)")));
    }

    @Test
    void searchThatFindsNothingSaysSo() {
        Page page = console.logIn(browser, "auditor", "audit?action_type=NEVER_DONE");

        page.awaitText("No matching entries.");
    }

    @Test
    void filterThatIsNoneIsASentence() {
        browser.allow("status of 400");
        Page page = console.logIn(browser, "auditor", "audit?actor_id=nobody");

        page.awaitText("actor_id: ");
        assertThat(page.text()).contains("Request ");
    }

    @Test
    void verifiesTheSeals() {
        Page page = console.logIn(browser, "auditor", "audit/integrity");

        page.click("button", "Verify");

        page.awaitText("INTACT");
        page.awaitText("Entries compared");
    }

    @Test
    void exportsWhatTheSearchFinds() {
        ActorNodes.actor(console.admin(), "exported-one", "\"client\"");
        Page page = console.logIn(browser, "auditor", "audit?text=exported-one");
        page.await("one entry", () -> rows(page) == 1);

        Object text = page.evaluate(
                "return fetch([...document.querySelectorAll('a[download]')].find(link => link.textContent.includes('CSV')).href).then(answer => answer.text())");

        assertThat(text).asString().contains("exported-one").hasLineCount(2);
    }

    private static long rows(Page page) {
        return (Long) page.evaluate("return document.querySelectorAll('main tbody tr').length");
    }
}
