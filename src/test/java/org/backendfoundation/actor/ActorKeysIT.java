package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;
import static org.backendfoundation.actor.ActorNodes.AMPLE;
import static org.backendfoundation.actor.ActorNodes.SOON;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API keys from issue to end. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class ActorKeysIT {

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    private static Api admin;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "actor-keys", 1, Map.of("TRUSTED_PROXIES", "127.0.0.0/8,::1", "SECURITY_FAILURE_LIMIT", "100"));
        admin = nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void issuedKeyIsShownOnceAndKeptAsItsHash() {
        String actor = actor();
        Answer issued = admin.post(ActorNodes.keys(actor), "{\"name\":\"deploy\"}");
        String text = issued.json().getString("key");

        assertThat(issued.header("Cache-Control")).contains("no-store");
        assertThat(issued.header("Location")).isEqualTo("/api/v1/" + ActorNodes.keys(actor) + "/" + issued.json().getString("id"));
        assertThat(nodes.as(text).get("me").status()).isEqualTo(200);
        assertThat(admin.get(ActorNodes.keys(actor)).body()).contains("\"prefix\":\"" + text.substring(0, 7) + "\"").doesNotContain(text,
                ApiKey.parse(text).hash());
        assertThat(nodes.query("SELECT hash FROM api_key WHERE id = '" + issued.json().getString("id") + "'"))
                .isEqualTo(ApiKey.parse(text).hash());
        assertThat(nodes.query("SELECT count(*) FROM api_key k WHERE k::text LIKE '%" + text + "%'")).isEqualTo("0");
    }

    @Test
    void keyCountsHoweverManyAreGuessedFromItsAddress() {
        String[] from = {"X-Forwarded-For", "192.0.2.30"};
        Key never = ActorNodes.key(admin, actor());
        List<String> codes = Stream.generate(() -> nodes.as(ApiKey.generate().text()).get("me", from).code()).limit(102).toList();

        assertThat(codes).startsWith("INVALID_TOKEN").endsWith("LOCKED_OUT");
        assertThat(nodes.as(never.text()).get("me", from).status()).isEqualTo(200);
    }

    @Test
    void supersededBootstrapKeyIsNoGuess() {
        String[] from = {"X-Forwarded-For", "192.0.2.31"};
        List<String> codes = Stream.generate(() -> nodes.bootstrap().get("me", from).code()).limit(102).toList();

        assertThat(codes).containsOnly("INVALID_TOKEN");
        assertThat(nodes.as(ApiKey.generate().text()).get("me", from).code()).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void requestSentAgainGivesAnotherKeyInPlaceOfTheFirst() {
        String actor = actor();
        Answer first = admin.post(ActorNodes.keys(actor), "{\"name\":\"lost\"}", "Idempotency-Key", "lost-answer");

        Answer again = admin.post(ActorNodes.keys(actor) + "/", "{\"name\":\"lost\"}", "Idempotency-Key", "lost-answer");

        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(nodes.as(again.json().getString("key")).get("me").status()).isEqualTo(200);
        assertThat(nodes.as(first.json().getString("key")).get("me").status()).isEqualTo(401);
        assertThat(listed(actor, 0).getString("revoked_at")).isNotBlank();
        assertThat(nodes.query("SELECT count(*) FROM idempotency_key k WHERE k::text LIKE '%fk\\_%'")).isEqualTo("0");
    }

    @Test
    void requestIsNotAnsweredAgainOnceItsKeyIsUsedOrRevoked() {
        String actor = actor();
        Answer used = admin.post(ActorNodes.keys(actor), "{\"name\":\"used\"}", "Idempotency-Key", "used-key");
        String id = used.json().getString("id");
        assertThat(nodes.as(used.json().getString("key")).get("me").status()).isEqualTo(200);
        Deadline.await("the use in the table", AMPLE,
                () -> nodes.query("SELECT last_used_at FROM api_key WHERE id = '" + id + "'") != null);

        assertThat(admin.post(ActorNodes.keys(actor), "{\"name\":\"used\"}", "Idempotency-Key", "used-key").code())
                .isEqualTo("API_KEY_TAKEN");
        admin.delete(ActorNodes.keys(actor) + "/" + id);
        assertThat(admin.post(ActorNodes.keys(actor), "{\"name\":\"used\"}", "Idempotency-Key", "used-key").code())
                .isEqualTo("API_KEY_TAKEN");
        assertThat(admin.post(ActorNodes.keys(actor), "{\"name\":\"other\"}", "Idempotency-Key", "used-key").code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void revokedKeyIsRefusedAndListedAsRevoked() {
        String actor = actor();
        Key key = ActorNodes.key(admin, actor);
        Key other = ActorNodes.key(admin, actor);
        assertThat(nodes.me(key)).isEqualTo(200);

        Answer revoked = admin.delete(ActorNodes.keys(actor) + "/" + key.id());

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(204);
        assertRefusedSoon(key);
        assertThat(nodes.me(other)).isEqualTo(200);
        assertThat(listed(actor, 0).getString("revoked_at")).isNotBlank();
        assertThat(listed(actor, 1).isNull("revoked_at")).isTrue();
        assertThat(admin.delete(ActorNodes.keys(actor) + "/" + key.id()).code()).isEqualTo("API_KEY_NOT_FOUND");
    }

    @Test
    void keyOfAnotherActorIsNotThere() {
        Key key = ActorNodes.key(admin, actor());

        assertThat(admin.delete(ActorNodes.keys(actor()) + "/" + key.id()).status()).isEqualTo(404);
        assertThat(nodes.me(key)).isEqualTo(200);
    }

    @Test
    void expiredKeyIsRefused() {
        OffsetDateTime soon = OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofSeconds(3));
        Answer issued = admin.post(ActorNodes.keys(actor()), "{\"name\":\"short\",\"expires_at\":\"%s\"}".formatted(soon));
        Key key = new Key(issued.json().getString("id"), issued.json().getString("key"));
        assertThat(nodes.me(key)).isEqualTo(200);

        Deadline.await("the end of the key", SOON.plusSeconds(3), () -> nodes.me(key) == 401);

        assertThat(OffsetDateTime.now(ZoneOffset.UTC)).isAfterOrEqualTo(soon);
    }

    @Test
    void pastExpiryAndMissingNameAreRefused() {
        Answer refused = admin.post(ActorNodes.keys(actor()), "{\"expires_at\":\"2001-01-01T00:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("/name not_blank", "/expires_at future");
    }

    @Test
    void unreadableNameIsRefused() {
        assertThat(admin.post(ActorNodes.keys(actor()), "{\"name\":\"a\\u2028b\"}").violations()).containsExactly("/name readable");
    }

    @Test
    void violationsAreToldInEnglishWhateverTheCallerSpeaks() {
        Answer refused = admin.post(ActorNodes.keys(actor()), "{}", "Accept-Language", "de, tr;q=0.5");

        assertThat(refused.json().getJsonArray("violations").getJsonObject(0).getString("message"))
                .isEqualTo("Must be given and not be blank.");
    }

    @Test
    void deactivatedActorsKeysStopAndRestoredOnesCountAgain() {
        String actor = actor();
        Key key = ActorNodes.key(admin, actor);
        assertThat(nodes.me(key)).isEqualTo(200);

        admin.delete(ACTORS + "/" + actor);
        assertRefusedSoon(key);
        assertThat(admin.post(ActorNodes.keys(actor), "{\"name\":\"x\"}").status()).isEqualTo(404);
        admin.post(ACTORS + "/" + actor + "/restore", "");

        Deadline.await("the key to count again", SOON, () -> nodes.me(key) == 200);
    }

    @Test
    void wrongCheckSumCostsNoQuery() {
        String text = ApiKey.generate().text();
        String wrong = text.substring(0, text.length() - 1) + (text.endsWith("A") ? "B" : "A");
        long before = nodes.readings();

        for (int i = 0; i < 20; i++) {
            assertThat(nodes.as(wrong).get("me").status()).isEqualTo(401);
        }

        assertThat(nodes.readings()).isEqualTo(before);
    }

    @Test
    void keyInUseIsSeldomRead() {
        assertReadSeldom(ActorNodes.key(admin, actor()).text(), 200);
    }

    @Test
    void unknownKeyIsSeldomRead() {
        assertReadSeldom(ApiKey.generate().text(), 401);
    }

    private static void assertReadSeldom(String key, int status) {
        int requests = 60;
        long before = nodes.readings();
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            assertThat(nodes.as(key).get("me").status()).isEqualTo(status);
        }
        long periods = 1 + (System.nanoTime() - start) / ShortLivedCache.REFRESH_AFTER.toNanos();

        assertThat(nodes.readings() - before).isBetween(1L, Math.min(periods, requests - 1L));
    }

    @Test
    void lastUseIsWrittenInBatchesPastTheVersion() {
        String actor = actor();
        Key one = ActorNodes.key(admin, actor);
        Key other = ActorNodes.key(admin, actor);
        assertThat(listed(actor, 0).isNull("last_used_at")).isTrue();

        nodes.me(one);
        nodes.me(other);

        Deadline.await("the last use of both keys", KeyUse.WRITE_PERIOD.plus(SOON),
                () -> !listed(actor, 0).isNull("last_used_at") && !listed(actor, 1).isNull("last_used_at"));
        assertThat(nodes.query("SELECT count(*) FROM api_key WHERE actor_id = '" + actor + "' AND version = 1 AND updated_at = created_at"))
                .isEqualTo("2");
        assertThat(nodes.query("SELECT bool_and(last_used_at BETWEEN created_at AND now()) FROM api_key WHERE actor_id = '" + actor + "'"))
                .isEqualTo("t");
        assertThat(nodes.node(0).log().text()).as("nobody is to be warned").doesNotContain("the table api_key");
    }

    @Test
    void keysArePaged() {
        String actor = actor();
        ActorNodes.key(admin, actor);
        Key second = ActorNodes.key(admin, actor);

        JsonObject first = admin.get(ActorNodes.keys(actor) + "?limit=1").json();
        JsonObject next = admin.get(ActorNodes.keys(actor) + "?limit=1&cursor=" + first.getString("next")).json();

        assertThat(next.getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo(second.id());
        assertThat(next.isNull("next")).isTrue();
        assertThat(admin.get(ActorNodes.keys(actor) + "?hash=x").status()).isEqualTo(400);
    }

    private static void assertRefusedSoon(Key key) {
        Deadline.await("the key to be refused", SOON, () -> nodes.me(key) == 401);
    }

    private static JsonObject listed(String actor, int index) {
        return admin.get(ActorNodes.keys(actor)).json().getJsonArray("items").getJsonObject(index);
    }

    private static String actor() {
        return ActorNodes.actor(admin, "actor-" + UUID.randomUUID(), "\"client\"");
    }
}
