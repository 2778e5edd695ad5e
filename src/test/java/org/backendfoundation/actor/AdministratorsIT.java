package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;
import static org.backendfoundation.actor.ActorNodes.SOON;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * There is always somebody who can administrate: the bootstrap key at first, then an administrator who cannot be lost. Each test begins and
 * ends with one who has one key.
 */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class AdministratorsIT {

    private static final String ADMIN = "\"admin\"";

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    /** By what the first caller was let in, when an operator had a key and no administrator. */
    private static String firstAuthentication;
    private static String root;
    private static Key rootKey;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "administrators", 1, Map.of());
        root = ActorNodes.actor(nodes.bootstrap(), "root", ADMIN);
        nodes.newcomer(nodes.bootstrap(), "operator", "\"operator\"");
        firstAuthentication = nodes.bootstrap().get("me").json().getString("authentication");
        rootKey = ActorNodes.key(nodes.bootstrap(), root);
    }

    @BeforeEach
    void awaitReady() {
        nodes.node(0).awaitStatus("/api/v1/health/ready", 200, ActorNodes.AMPLE);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void bootstrapKeyCountsUntilAnAdministratorHasAKey() {
        assertThat(firstAuthentication).isEqualTo("bootstrap_key");
        Deadline.await("the bootstrap key to be refused", SOON, () -> nodes.bootstrap().get("me").status() == 401);
        assertThat(nodes.me(rootKey)).isEqualTo(200);
        assertThat(nodes.node(0).log().text()).contains("The bootstrap key was used");
    }

    @Test
    void lastAdministratorCanNeitherGoNorLoseRoleOrKey() {
        Api admin = nodes.as(rootKey.text());
        String actor = ACTORS + "/" + root;
        int version = admin.get(actor).json().getInt("version");

        assertLast(admin.delete(actor));
        assertLast(admin.patch(actor, "{\"roles\":[\"operator\"]}"));
        assertLast(admin.put(actor, "{\"name\":\"root\",\"kind\":\"PERSON\"}"));
        assertLast(admin.delete(ActorNodes.keys(root) + "/" + rootKey.id()));
        assertThat(admin.get(actor).json().getInt("version")).isEqualTo(version);
        assertThat(admin.patch(actor, "{\"name\":\"root of all\"}").status()).isEqualTo(200);
    }

    @Test
    void administratorWithoutAKeyDoesNotCount() {
        Api admin = nodes.as(rootKey.text());
        String keyless = ActorNodes.actor(admin, "keyless", ADMIN);

        assertLast(admin.delete(ACTORS + "/" + root));
        assertThat(admin.delete(ACTORS + "/" + keyless).status()).isEqualTo(204);
    }

    @Test
    void keysAreRotatedNewOneFirst() {
        Key next = ActorNodes.key(nodes.as(rootKey.text()), root);

        assertThat(nodes.as(next.text()).delete(ActorNodes.keys(root) + "/" + rootKey.id()).status()).isEqualTo(204);

        Deadline.await("the old key to be refused", SOON, () -> nodes.me(rootKey) == 401);
        rootKey = next;
        assertLast(nodes.as(rootKey.text()).delete(ActorNodes.keys(root) + "/" + rootKey.id()));
    }

    @Test
    void ofAdministratorsWhoRemoveEachOtherAtOnceOneStays() {
        for (int round = 0; round < 5; round++) {
            String other = ActorNodes.actor(nodes.as(rootKey.text()), "other-" + UUID.randomUUID(), ADMIN);
            Key otherKey = ActorNodes.key(nodes.as(rootKey.text()), other);

            CompletableFuture<Answer> one = nodes.as(rootKey.text()).later("DELETE", ACTORS + "/" + other, "");
            CompletableFuture<Answer> two = nodes.as(otherKey.text()).later("DELETE", ACTORS + "/" + root, "");
            List<Integer> statuses = Stream.of(one, two).map(CompletableFuture::join).map(Answer::status).sorted().toList();

            assertThat(statuses.get(0)).as(statuses.toString()).isEqualTo(204);
            // 401 where the loser was refused as caller already
            assertThat(statuses.get(1)).isIn(409, 401);
            assertThat(usable()).isEqualTo("1");
            if (two.join().status() == 204) {
                root = other;
                rootKey = otherKey;
            }
        }
    }

    @Test
    void lastKeysRevokedAtOnceLeaveOne() {
        Key other = ActorNodes.key(nodes.as(rootKey.text()), root);
        Api admin = nodes.as(rootKey.text());

        List<Integer> statuses = Stream.of(rootKey, other).map(key -> admin.later("DELETE", ActorNodes.keys(root) + "/" + key.id(), ""))
                .toList().stream()
                .map(CompletableFuture::join).map(Answer::status).sorted().toList();

        assertThat(statuses.get(0)).isEqualTo(204);
        assertThat(statuses.get(1)).isIn(409, 401);
        assertThat(usable()).isEqualTo("1");
        rootKey = nodes.me(rootKey) == 200 && nodes.query("SELECT is_active FROM api_key WHERE id = '" + rootKey.id() + "'").equals("t")
                ? rootKey : other;
    }

    @Test
    void whileTheDatabaseIsDownTheBootstrapKeyCountsAndOthersCannotBeChecked() {
        nodes.database().stop();

        Deadline.await("the bootstrap key to count", SOON, () -> nodes.bootstrap().get("database").status() == 200);
        Deadline.await("the other keys to be unknown for now", SOON, () -> nodes.me(rootKey) == 503);
        Answer answer = nodes.as(rootKey.text()).get("me");
        assertThat(answer.code()).isEqualTo("CALLERS_UNREADABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(nodes.as(rootKey.text()).get("metrics").code()).isEqualTo("CALLERS_UNREADABLE");

        nodes.database().start();
        Deadline.await("the administrator's key to count", ActorNodes.AMPLE, () -> nodes.me(rootKey) == 200);
        Deadline.await("the bootstrap key to be refused", SOON, () -> nodes.bootstrap().get("me").status() == 401);
    }

    private static String usable() {
        return nodes.query(
                "SELECT count(DISTINCT actor.id) FROM actor JOIN api_key ON actor_id = actor.id WHERE actor.is_active AND api_key.is_active AND 'admin' = ANY (roles)");
    }

    private static void assertLast(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("LAST_ADMINISTRATOR");
    }
}
