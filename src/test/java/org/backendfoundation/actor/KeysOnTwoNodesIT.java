package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;
import static org.backendfoundation.actor.ActorNodes.SOON;

import java.nio.file.Path;
import java.util.Map;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one node does to keys counts on the other. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class KeysOnTwoNodesIT {

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    private static Api admin;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "two-nodes", 2, Map.of("DATABASE_POOL_MAX", "5", "DATABASE_INSTANCES", "2"));
        admin = nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void keyRevokedOnOneNodeIsRefusedOnTheOther() {
        String actor = ActorNodes.actor(admin, "client", "\"client\"");
        Key key = ActorNodes.key(admin, actor);
        Api elsewhere = nodes.as(key.text(), 1);
        assertThat(elsewhere.get("me").status()).isEqualTo(200);

        admin.delete(ActorNodes.keys(actor) + "/" + key.id());

        Deadline.await("the other node to refuse the key", SOON, () -> elsewhere.get("me").status() == 401);
    }

    @Test
    void actorDeactivatedOnOneNodeIsRefusedOnTheOther() {
        String actor = ActorNodes.actor(admin, "leaver", "\"client\"");
        Api elsewhere = nodes.as(ActorNodes.key(admin, actor).text(), 1);
        assertThat(elsewhere.get("me").status()).isEqualTo(200);

        admin.delete(ACTORS + "/" + actor);

        Deadline.await("the other node to refuse the key", SOON, () -> elsewhere.get("me").status() == 401);
    }

    @Test
    void lastUseIsWrittenWhenANodeStopsAndItsNextStartIsTold() {
        int starts = starts();
        Key key = ActorNodes.key(admin, ActorNodes.actor(admin, "short visit", "\"client\""));
        String lastUse = "SELECT last_used_at FROM api_key WHERE id = '" + key.id() + "'";
        nodes.as(key.text(), 1).get("me");

        nodes.node(1).stop();

        assertThat(nodes.query(lastUse)).isNotNull();
        nodes.node(1).start();
        nodes.node(1).awaitStatus("/api/v1/health/ready", 200, ActorNodes.AMPLE);
        assertThat(starts).isGreaterThanOrEqualTo(2);
        Deadline.await("the entry of the new start", SOON, () -> starts() == starts + 1);
    }

    private static int starts() {
        return Integer.parseInt(nodes.query("SELECT count(*) FROM audit_trail.audit_entry WHERE action_type = 'NODE_STARTED'"));
    }

    @Test
    void bootstrapKeyIsRefusedOnBoth() {
        Deadline.await("the other node to refuse the bootstrap key", SOON, () -> nodes.bootstrapOn(1).get("me").status() == 401);
    }
}
