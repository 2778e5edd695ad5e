package org.backendfoundation.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.Directories;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One node with a database of its own for all tests that look at the page through a browser: started for the first class that has it, closed after the
 * last. A test makes what it needs under names of its own.
 * <pre>{@code
 * @RegisterExtension
 * static final ConsoleServer console = new ConsoleServer();
 * }</pre>
 */
final class ConsoleServer implements BeforeAllCallback {

    private static final Path DIRECTORY = Path.of("target", "test-servers", "console-page");
    private static final String NOBODY_YET = "/api/v1/session - Failed to load resource: the server responded with a status of 401";

    private static final String ADMIN = "admin";

    private Running running;

    /** Closed with the store that keeps it. */
    private record Running(ActorNodes nodes, Map<String, String> keys) implements AutoCloseable {

        private static Running start() {
            Directories.delete(DIRECTORY);
            ActorNodes nodes = ActorNodes.start(DIRECTORY, "console-page", 1, Map.of());
            return new Running(nodes, new ConcurrentHashMap<>(Map.of(ADMIN, nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text())));
        }

        @Override
        public void close() {
            nodes.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot().getStore(Namespace.create(ConsoleServer.class)).getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
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
