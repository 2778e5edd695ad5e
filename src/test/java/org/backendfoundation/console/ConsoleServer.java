package org.backendfoundation.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Fork;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One node with a database of its own for all tests that look at the page through a browser: started for the first class that has it,
 * closed after the last. A test makes what it needs under names of its own.
 * <pre>{@code
 * @RegisterExtension
 * static final ConsoleServer console = new ConsoleServer();
 * }</pre>
 */
final class ConsoleServer implements BeforeAllCallback {

    private static final String NOBODY_YET = "/api/v1/session - Failed to load resource: the server responded with a status of 401";

    private static final String ADMIN = "admin";

    private Running running;

    private record Running(ActorNodes nodes, Map<String, String> keys) implements Fork.Shared {

        private static Running start() {
            ActorNodes nodes = ActorNodes.start(Fork.emptyDirectory("console-page"), "console-page", 1, Map.of());
            return new Running(nodes,
                    new ConcurrentHashMap<>(Map.of(ADMIN, nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text())));
        }

        @Override
        public void close() {
            nodes.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = Fork.shared(Running.class, Running::start);
    }

    /** The page for whoever is not logged in. It asks who is, and Chromium logs the answer. */
    Page open(HeadlessBrowser browser) {
        return open(browser, "");
    }

    /** @param place behind the address of the page, as {@code #/database} */
    Page open(HeadlessBrowser browser, String place) {
        browser.allow(NOBODY_YET);
        return browser.open(running.nodes.node(0).address("/admin/" + place));
    }

    /** The page's overview after the log-in of who has this role. */
    Page logIn(HeadlessBrowser browser, String role) {
        Page page = open(browser);
        page.find("textbox", "API key").sendKeys(key(role));
        page.find("button", "Log in").click();
        page.find("button", "Log out");
        return page;
    }

    /** What stands behind the page's {@code #/}, after the log-in of somebody with this role by a link. */
    Page logIn(HeadlessBrowser browser, String role, String hash) {
        String code = as(key(role)).post("session-links", "").json().getString("code");
        Page page = browser.open(running.nodes.node(0).address("/admin/#link=" + code));
        page.find("button", "Log out");
        page.go(hash);
        return page;
    }

    /** Of the one who has this role alone, and is named after it; the only administrator is {@code root}. */
    String key(String role) {
        return running.keys.computeIfAbsent(role, name -> running.nodes.newcomer(admin(), name, "\"" + name + "\"").text());
    }

    ActorNodes nodes() {
        return running.nodes;
    }

    /** As an administrator; paths begin after {@code /api/v1/}. */
    Api admin() {
        return as(running.keys.get(ADMIN));
    }

    Api as(String key) {
        return running.nodes.as(key);
    }
}
