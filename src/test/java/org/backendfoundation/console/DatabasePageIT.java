package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a node's connection, as an operator uses it. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class DatabasePageIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @Test
    void showsTheConnectionItsPoolAndItsBudget() {
        Page page = console.logIn(browser, "operator", "database");

        page.find("heading", "Recent transitions");
        page.awaitText("this node starts");
        page.awaitText("postgresql://foundation:***@");
        assertThat(page.text()).contains("PostgreSQL", "Ping", "FITS").doesNotContain("foundation-on-loopback");
        JsonObject budget = console.admin().get("database").json().getJsonObject("budget");
        assertThat(page.text().contains("The pool is larger than is recommended."))
                .isEqualTo(budget.getInt("pool_max") > budget.getInt("recommended_pool_max"));
        page.await("the plot", () -> (Boolean) page.evaluate("return document.querySelector('.uplot canvas')?.width > 100"));
    }

    @Test
    void disconnectsAndConnectsWithAReason() {
        Page page = console.logIn(browser, "operator", "database");

        order(page, "Disconnect", "Disconnect", "maintenance of the rack");
        page.awaitText("is DISCONNECTED.");
        page.click("button", "Close");
        order(page, "Connect", "Connect", "the rack is back");
        page.click("button", "Close");
        page.find("button", "Disconnect");

        page.awaitText("maintenance of the rack");
        console.nodes().node(0).awaitStatus("/api/v1/health/ready", 200, ActorNodes.AMPLE);
    }

    @Test
    void disconnectWithANoticeIsLeftRunningAndTakenBack() {
        browser.allow("status of 409");
        Page page = console.logIn(browser, "operator", "database");
        page.click("button", "Disconnect");
        page.fill("Notice", "2m");
        page.fill("Reason", "so that balancers notice");
        page.click("button", "Disconnect");
        page.click("button", "Close (keeps running)");

        order(page, "Stay connected", "Stay connected", "it was not needed");

        page.awaitText("is CONNECTED.");
        page.click("button", "Close");
        page.awaitGone("button", "Stay connected");
        console.nodes().node(0).awaitStatus("/api/v1/health/ready", 200, ActorNodes.AMPLE);
    }

    @Test
    void resizesAndFlushesThePool() {
        Page page = console.logIn(browser, "operator", "database");

        page.click("button", "Resize");
        page.find("spinbutton", "Max").clear();
        page.find("spinbutton", "Max").sendKeys("12");
        page.fill("Reason", "more load is coming");
        page.click("button", "Resize");
        page.awaitText("may open 12");
        page.click("button", "Close");
        order(page, "Flush idle connections", "Flush", "a new certificate");
        page.awaitText("connections in use and");

        assertThat(console.admin().get("database").json().getJsonObject("pool").getInt("max")).isEqualTo(12);
    }

    @Test
    void refusedSizeIsASentenceAndCanBeCorrected() {
        browser.allow("status of 400");
        Page page = console.logIn(browser, "operator", "database");

        page.click("button", "Resize");
        page.find("spinbutton", "Min").clear();
        page.find("spinbutton", "Min").sendKeys("900");
        page.fill("Reason", "a slip");
        page.click("button", "Resize");

        page.awaitText("Request ");
        assertThat(page.find("alert", "").getText()).contains("min");
        page.click("button", "Cancel");
        page.awaitGone("button", "Cancel");
    }

    private static void order(Page page, String button, String verb, String reason) {
        page.click("button", button);
        page.fill("Reason", reason);
        page.click("button", verb);
    }
}
