package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actors over REST. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class ActorsIT {

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    private static Api admin;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "actors", 1, Map.of());
        admin = nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void actorIsReadAsItWasCreated() {
        String name = name();
        Answer created = admin.post(ACTORS,
                "{\"name\":\"%s\",\"kind\":\"PERSON\",\"roles\":[\"operator\",\"auditor\",\"operator\"],\"issuer\":\"https://i.example\",\"subject\":\"%s\"}"
                        .formatted(name, name));

        Answer read = admin.get(created.header("Location"));

        assertThat(read.status()).as(created.body()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.json().getString("name")).isEqualTo(name);
        assertThat(read.json().getString("kind")).isEqualTo("PERSON");
        assertThat(read.json().getJsonArray("roles").toString()).isEqualTo("[\"auditor\",\"operator\"]");
        assertThat(read.json().getString("subject")).isEqualTo(name);
    }

    @Test
    void replacedAndPatchedActorKeepsWhatItWasGiven() {
        String actor = ACTORS + "/" + ActorNodes.actor(admin, name(), "\"client\"");
        String name = name();

        Answer patched = admin.patch(actor, "{\"roles\":[\"auditor\"]}", "If-Match", "\"1\"");
        Answer replaced = admin.put(actor, "{\"name\":\"%s\",\"kind\":\"PERSON\"}".formatted(name), "If-Match", patched.header("ETag"));

        assertThat(patched.json().getJsonArray("roles").toString()).as(patched.body()).isEqualTo("[\"auditor\"]");
        assertThat(replaced.json().getJsonArray("roles")).as(replaced.body()).isEmpty();
        assertThat(admin.get(actor).json().getString("name")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"kind\":\"PERSON\"} | /name not_blank",
        "{\"name\":\" \",\"kind\":\"PERSON\"} | /name not_blank",
        "{\"name\":\"a\\nb\",\"kind\":\"PERSON\"} | /name readable",
        "{\"name\":\"a\\u202eb\",\"kind\":\"PERSON\"} | /name readable",
        "{\"name\":\"boot\\u200bstrap\",\"kind\":\"PERSON\"} | /name readable",
        "{\"name\":\"bootstrap \",\"kind\":\"PERSON\"} | /name readable",
        "{\"name\":\"System\",\"kind\":\"PERSON\"} | /name readable",
        "{\"name\":\"x\"} | /kind not_null",
        "{\"name\":\"x\",\"kind\":\"SYSTEM\"} | /kind one_of",
        "{\"name\":\"x\",\"kind\":\"ROBOT\"} | /kind one_of",
        "{\"name\":\"x\",\"kind\":\"PERSON\",\"roles\":[\"root\"]} | /roles/0 known_role",
        "{\"name\":\"x\",\"kind\":\"PERSON\",\"subject\":\"alone\"} | /subject constraint",
        "{\"name\":\"x\",\"kind\":\"PERSON\",\"key\":\"mine\"} | /key unknown"})
    void whatAnActorCannotBeIsRefusedWithThePlace(String body, String violation) {
        Answer refused = admin.post(ACTORS, body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.violations()).contains(violation);
    }

    @Test
    void refusedNameIsToldByItsCharacter() {
        assertThat(admin.post(ACTORS, "{\"name\":\"a\\u202eb\",\"kind\":\"PERSON\"}").body())
                .contains("must not contain U+202E (RIGHT-TO-LEFT OVERRIDE)");
    }

    @Test
    void olderActorWithAnUnreadableNameCanBeDeactivatedOrRenamed() {
        String renamed = ACTORS + "/" + ActorNodes.actor(admin, name(), "\"client\"");
        String deactivated = ACTORS + "/" + ActorNodes.actor(admin, name(), "\"client\"");
        nodes.execute("UPDATE actor SET name = U&'\\202E' || name WHERE id::text IN ('" + renamed.substring(ACTORS.length() + 1) + "', '"
                + deactivated.substring(ACTORS.length() + 1) + "')");

        assertThat(admin.patch(renamed, "{\"roles\":[]}").violations()).containsExactly("/name readable");
        assertThat(admin.patch(renamed, "{\"roles\":[],\"name\":\"%s\"}".formatted(name())).status()).isEqualTo(200);
        assertThat(admin.delete(deactivated).status()).isEqualTo(204);
    }

    @Test
    void listsAreNarrowedAndSorted() {
        String name = name();
        ActorNodes.actor(admin, name, "");

        assertThat(admin.get(ACTORS + "?name=" + name).json().getJsonArray("items")).hasSize(1);
        assertThat(admin.get(ACTORS + "?kind=ANONYMOUS").body()).contains(Caller.ANONYMOUS.id().toString());
        assertThat(admin.get(ACTORS + "?sort=-name&limit=1").status()).isEqualTo(200);
        assertThat(admin.get(ACTORS + "?sort=kind").status()).isEqualTo(400);
    }

    @Test
    void nameIsItsOwnAmongActiveActorsAndSoTheRestoreMayBeRefused() {
        String name = name();
        String first = ActorNodes.actor(admin, name, "");
        assertThat(admin.post(ACTORS, "{\"name\":\"%s\",\"kind\":\"PERSON\"}".formatted(name)).violations())
                .containsExactly("/name unique");

        assertThat(admin.delete(ACTORS + "/" + first).status()).isEqualTo(204);
        String second = ActorNodes.actor(admin, name, "");
        Answer refused = admin.post(ACTORS + "/" + first + "/restore", "");
        admin.delete(ACTORS + "/" + second);
        Answer restored = admin.post(ACTORS + "/" + first + "/restore", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.violations()).containsExactly("/name unique");
        assertThat(restored.status()).as(restored.body()).isEqualTo(200);
    }

    @Test
    void wellKnownActorsStayAsTheyAre() {
        for (UUID id : new UUID[] {Caller.SYSTEM.id(), Caller.ANONYMOUS.id(), Caller.BOOTSTRAP.id()}) {
            String actor = ACTORS + "/" + id;
            assertThat(admin.get(actor).status()).isEqualTo(200);
            assertThat(admin.delete(actor).code()).isEqualTo("WELL_KNOWN_ACTOR");
            assertThat(admin.patch(actor, "{\"name\":\"other\"}").code()).isEqualTo("WELL_KNOWN_ACTOR");
            assertThat(admin.put(actor, "{\"name\":\"other\",\"kind\":\"PERSON\"}").code()).isEqualTo("WELL_KNOWN_ACTOR");
            assertThat(admin.post(actor + "/keys", "{\"name\":\"x\"}").code()).isEqualTo("WELL_KNOWN_ACTOR");
        }
    }

    @Test
    void othersThanAdministratorsMayNot() {
        Api operator = nodes.as(nodes.newcomer(admin, name(), "\"operator\",\"auditor\",\"client\"").text());

        assertThat(operator.get(ACTORS).status()).isEqualTo(403);
        assertThat(operator.get(ActorNodes.keys(Caller.SYSTEM.id().toString())).status()).isEqualTo(403);
        assertThat(operator.post(ACTORS, "{}").status()).isEqualTo(403);
        assertThat(operator.asStranger().get(ACTORS).status()).isEqualTo(401);
    }

    @Test
    void callerIsToldWhoItIs() {
        String actor = ActorNodes.actor(admin, name(), "\"operator\"");
        Answer issued = admin.post(ActorNodes.keys(actor), "{\"name\":\"n\",\"expires_at\":\"2099-01-01T00:00:00.123456Z\"}");

        Answer me = nodes.as(issued.json().getString("key")).get("me");

        assertThat(me.json().getString("id")).as(me.body()).isEqualTo(actor);
        assertThat(me.json().getJsonArray("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(me.json().getString("authentication")).isEqualTo("api_key");
        assertThat(me.json().getString("until")).isEqualTo("2099-01-01T00:00:00.123456Z");
    }

    @Test
    void rolesTakenAwayAreGoneSoon() {
        String actor = ActorNodes.actor(admin, name(), "\"operator\"");
        Api caller = nodes.as(ActorNodes.key(admin, actor).text());
        assertThat(caller.get("database").status()).isEqualTo(200);

        admin.patch(ACTORS + "/" + actor, "{\"roles\":[\"client\"]}");

        Deadline.await("the role's end", ActorNodes.SOON, () -> caller.get("database").status() == 403);
    }

    private static String name() {
        return "actor-" + UUID.randomUUID();
    }
}
