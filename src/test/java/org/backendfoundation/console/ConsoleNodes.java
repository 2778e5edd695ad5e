package org.backendfoundation.console;

import java.util.Map;
import java.util.UUID;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Fork;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two nodes on a database of their own, behind a proxy that they trust, for all tests of the log-in: started for the first class that has
 * it.
 */
final class ConsoleNodes implements BeforeAllCallback {

    static final String PUBLIC_PATH = "/shop";

    private static final Map<String,
            String> VARIABLES = Map.of("PUBLIC_PATH", PUBLIC_PATH, "DATABASE_POOL_MAX", "6", "DATABASE_INSTANCES", "2", "TRUSTED_PROXIES",
                    "127.0.0.0/8,::1",
                    "SECURITY_FAILURE_LIMIT", "10");

    private Running running;

    private record Running(ActorNodes nodes, Api admin) implements Fork.Shared {

        private static Running start() {
            ActorNodes nodes = ActorNodes.start(Fork.emptyDirectory("console-nodes"), "console", 2, VARIABLES);
            return new Running(nodes, nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text()));
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

    ActorNodes nodes() {
        return running.nodes;
    }

    Api admin() {
        return running.admin;
    }

    Api stranger() {
        return nodes().as(null);
    }

    /** A stranger at the other node. */
    Api elsewhere() {
        return nodes().as(null, 1);
    }

    /** The id of a newcomer. */
    String actor(String role) {
        return ActorNodes.actor(admin(), "actor-" + UUID.randomUUID(), role);
    }

    ActorNodes.Key operator() {
        return ActorNodes.key(admin(), actor("\"operator\""));
    }

    /** An operator's, logged in. */
    Browser browser() {
        return Browser.loggedIn(stranger(), "key", operator().text());
    }

    /** The code of a link. */
    String link(Api maker) {
        return maker.post("session-links", "").json().getString("code");
    }
}
