package org.backendfoundation.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
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
    private static final String READY = "/api/v1/health/ready";
    private static final String NOBODY_YET = "/api/v1/session - Failed to load resource: the server responded with a status of 401";

    private Running running;

    /** Closed with the store that keeps it. */
    private record Running(ActorNodes nodes, Api admin) implements AutoCloseable {

        private static Running start() {
            Directories.delete(DIRECTORY);
            ActorNodes nodes = ActorNodes.start(DIRECTORY, "console-page", 1, Map.of());
            return new Running(nodes, nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text()));
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

    /** The page's overview after the log-in of a newcomer with this role. */
    Page logIn(HeadlessBrowser browser, String role) {
        Page page = open(browser);
        page.find("textbox", "API key").sendKeys(key(role));
        page.find("button", "Log in").click();
        page.find("button", "Log out");
        return page;
    }

    /** Of a newcomer with this role. */
    String key(String role) {
        return running.nodes.newcomer(admin(), role + " " + UUID.randomUUID(), "\"" + role + "\"").text();
    }

    /** As an administrator; paths begin after {@code /api/v1/}. */
    Api admin() {
        return running.admin;
    }

    Api as(String key) {
        return running.nodes.as(key);
    }

    /** Stops the database, and starts it again whatever comes of it. */
    void withoutDatabase(Runnable look) {
        running.nodes.database().stop();
        try {
            look.run();
        } finally {
            running.nodes.database().start();
            running.nodes.node(0).awaitStatus(READY, 200, ActorNodes.AMPLE);
        }
    }
}
