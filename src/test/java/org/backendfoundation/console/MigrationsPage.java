package org.backendfoundation.console;

import java.util.List;
import org.backendfoundation.actor.ActorNodes;

/** The page on a node whose schema moves. */
final class MigrationsPage {

    private MigrationsPage() {
    }

    /** By the bootstrap key. While the schema moves nothing is ready, and the page goes on asking a node that is stopped after the test. */
    static Page logIn(HeadlessBrowser browser, ActorNodes nodes, String hash) {
        List.of("status of 401", "status of 503", "net::ERR_").forEach(browser::allow);
        Page page = browser.open(nodes.node(0).address("/admin/#/" + hash));
        page.fill("API key", nodes.bootstrapKey());
        page.click("button", "Log in");
        page.find("button", "Log out");
        return page;
    }
}
