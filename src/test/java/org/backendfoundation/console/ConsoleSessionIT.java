package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;
import static org.backendfoundation.actor.ActorNodes.SOON;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.security.SessionSecret;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.Api.Answer;
import org.backendfoundation.testing.ConsoleAddress;
import org.backendfoundation.testing.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's log-in, from the key or the link to the log-out, on two nodes. */
class ConsoleSessionIT {

    private static final String OPERATOR = "\"operator\"";

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    private static Api admin;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "console", 2, Map.of("DATABASE_POOL_MAX", "6", "DATABASE_INSTANCES", "2", "TRUSTED_PROXIES", "127.0.0.0/8,::1",
                "SECURITY_FAILURE_LIMIT", "10"));
        admin = nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void keyIsExchangedForASessionThatIsTheActor() {
        String actor = actor(OPERATOR);
        OffsetDateTime before = OffsetDateTime.now();

        Answer answer = Browser.logIn(stranger(), "key", ActorNodes.key(admin, actor).text());

        JsonObject session = answer.json();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(session.keySet()).containsExactlyInAnyOrder("csrf_token", "actor", "roles", "authentication", "idle_timeout_seconds", "ends_at");
        assertThat(session.getJsonObject("actor").getString("id")).isEqualTo(actor);
        assertThat(session.getString("authentication")).isEqualTo("session");
        assertThat(session.getInt("idle_timeout_seconds")).isEqualTo(1800);
        assertThat(OffsetDateTime.parse(session.getString("ends_at"))).isBetween(before.plusHours(12).minusSeconds(5), OffsetDateTime.now().plusHours(12).plusSeconds(5));
    }

    @Test
    void cookieIsOfThisServerAndOfNoScript() {
        Key key = operator();

        assertThat(Browser.logIn(stranger(), "key", key.text()).header("Set-Cookie"))
                .matches("foundation_session=fs_[0-9A-Za-z]{27}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(Browser.logIn(stranger(), "key", key.text(), "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https").header("Set-Cookie"))
                .endsWith("; SameSite=Strict; Secure");
    }

    @Test
    void reloadedPageGetsItsSessionAgain() {
        Browser browser = browser();

        Answer answer = browser.get("session");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getString("csrf_token")).isEqualTo(browser.token());
        assertThat(browser.get("me").json().getString("authentication")).isEqualTo("session");
        assertThat(browser.get("me").json().getString("until")).isEqualTo(answer.json().getString("ends_at"));
        assertThat(admin.get("session").status()).isEqualTo(401);
        assertThat(stranger().get("session").status()).isEqualTo(401);
    }

    @Test
    void onlyHashesAreKept() {
        Browser browser = browser();
        String secret = browser.secret();

        assertThat(nodes.query("SELECT count(*) FROM console_session WHERE hash = encode(sha256('" + secret + "'), 'hex')")).isEqualTo("1");
        assertThat(nodes.query("SELECT count(*) FROM console_session s WHERE s::text LIKE '%" + secret + "%' OR s::text LIKE '%" + browser.token() + "%'")).isEqualTo("0");
        assertThat(nodes.query("SELECT count(*) FROM audit_trail.audit_entry e WHERE e::text LIKE '%" + secret + "%'")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":\"fk_x\",\"code\":\"fl_x\"}", "{\"key\":null}", "{\"keys\":\"fk_x\"}", "{\"key\":1}", "[]", ""})
    void exactlyOneOfKeyAndCodeIsGiven(String body) {
        assertThat(stranger().post("session", body).status()).isEqualTo(400);
    }

    @Test
    void wrongKeysCountAsGuessesAndAreTold() {
        String from = "198.51.100.7";
        String[] header = {"X-Forwarded-For", from};
        List<String> codes = IntStream.range(0, 10).mapToObj(i -> Browser.logIn(stranger(), "key", ApiKey.generate().text(), header).code()).toList();

        assertThat(codes).containsOnly("INVALID_TOKEN");
        assertThat(Browser.logIn(stranger(), "key", ApiKey.generate().text(), header).code()).isEqualTo("LOCKED_OUT");
        assertThat(stranger().get("me", "Authorization", "Bearer " + ApiKey.generate().text(), "X-Forwarded-For", from).code()).isEqualTo("LOCKED_OUT");
        assertThat(Browser.logIn(stranger(), "key", operator().text()).status()).as("elsewhere").isEqualTo(201);
        Deadline.await("the refusals in the trail", Duration.ofSeconds(90), () -> !"0".equals(nodes.query(
                "SELECT count(*) FROM audit_trail.audit_entry WHERE action_type IN ('ACCESS_REFUSED', 'LOCKED_OUT') AND metadata->>'last_address' = '" + from + "'")));
    }

    @Test
    void wrongCodesAndTokensCountAsGuesses() {
        String[] header = {"X-Forwarded-For", "198.51.100.8"};
        for (int i = 0; i < 5; i++) {
            assertThat(Browser.logIn(stranger(), "code", SessionSecret.generate(SessionSecret.LINK).text(), header).code()).isEqualTo("INVALID_TOKEN");
            assertThat(Browser.logIn(stranger(), "key", "a.b.c", header).code()).isEqualTo("INVALID_TOKEN");
        }

        assertThat(Browser.logIn(stranger(), "code", "fl_x", header).code()).isEqualTo("LOCKED_OUT");
    }

    @Test
    void staleSessionOfAnOpenPageLocksNobodyOut() {
        String[] header = {"X-Forwarded-For", "198.51.100.9"};
        Browser stale = new Browser(stranger(), "foundation_session=" + SessionSecret.generate(SessionSecret.SESSION).text(), "x");

        for (int i = 0; i < 20; i++) {
            assertThat(stale.get("me", header).code()).isEqualTo("INVALID_TOKEN");
        }

        assertThat(Browser.logIn(stranger(), "key", operator().text(), "X-Forwarded-For", "198.51.100.9", "Cookie", stale.cookie()).status()).isEqualTo(201);
    }

    @Test
    void revokedKeyEndsItsSessionsOnEveryNode() {
        String actor = actor(OPERATOR);
        Key key = ActorNodes.key(admin, actor);
        Browser browser = Browser.loggedIn(stranger(), "key", key.text());
        assertThat(browser.at(elsewhere()).me()).isEqualTo(200);

        admin.delete(ActorNodes.keys(actor) + "/" + key.id());

        assertRefusedSoon(browser);
        assertRefusedSoon(browser.at(elsewhere()));
    }

    @Test
    void deactivatedActorsSessionsEnd() {
        String actor = actor(OPERATOR);
        Browser browser = Browser.loggedIn(stranger(), "key", ActorNodes.key(admin, actor).text());
        assertThat(browser.me()).isEqualTo(200);

        admin.delete(ACTORS + "/" + actor);

        assertRefusedSoon(browser);
    }

    @Test
    void rolesAreThoseOfNow() {
        String actor = actor(OPERATOR);
        Browser browser = Browser.loggedIn(stranger(), "key", ActorNodes.key(admin, actor).text());
        assertThat(browser.get("database").status()).isEqualTo(200);

        admin.patch(ACTORS + "/" + actor, "{\"roles\":[\"auditor\"]}");

        Deadline.await("the role to be gone", SOON, () -> browser.get("database").status() == 403);
        assertThat(browser.get("audit-entries").status()).isEqualTo(200);
    }

    @Test
    void sessionEndsWithItsKeysExpiryAtTheLatest() {
        String expiry = OffsetDateTime.now().plusMinutes(10).toString();
        Answer issued = admin.post(ActorNodes.keys(actor(OPERATOR)), "{\"name\":\"short\",\"expires_at\":\"%s\"}".formatted(expiry));

        JsonObject session = Browser.logIn(stranger(), "key", issued.json().getString("key")).json();

        assertThat(OffsetDateTime.parse(session.getString("ends_at"))).isBeforeOrEqualTo(OffsetDateTime.parse(expiry).plusSeconds(1));
    }

    @Test
    void idleSessionEndsOnANodeThatDidNotSeeIt() {
        Browser browser = browser();

        nodes.execute("UPDATE console_session SET seen_at = seen_at - interval '30 minutes' WHERE hash = " + hash(browser));

        assertThat(browser.at(elsewhere()).me()).isEqualTo(401);
    }

    @Test
    void sessionEndsAfterItsLongestTimeHoweverItIsUsed() {
        Browser browser = browser();
        assertThat(browser.me()).isEqualTo(200);

        nodes.execute("UPDATE console_session SET ends_at = now() WHERE hash = " + hash(browser));

        assertRefusedSoon(browser);
    }

    @Test
    void useIsWrittenAndAskingInTheBackgroundIsNone() {
        Browser used = browser();
        Browser background = browser();
        String seen = "SELECT seen_at > started_at FROM console_session WHERE hash = ";

        background.get("me", "X-Background", "true");
        used.me();

        Deadline.await("the use to be written", Sessions.WRITE_USE_EVERY.plus(SOON), () -> "t".equals(nodes.query(seen + hash(used))));
        assertThat(nodes.query(seen + hash(background))).isEqualTo("f");
    }

    @Test
    void logOutEndsTheSessionOnEveryNodeAndTakesTheCookieAway() {
        Browser browser = browser();
        assertThat(browser.at(elsewhere()).me()).isEqualTo(200);

        Answer answer = browser.logOut();

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).isEqualTo("foundation_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(browser.me()).isEqualTo(401);
        assertRefusedSoon(browser.at(elsewhere()));
        assertThat(browser.logOut().status()).isEqualTo(204);
        assertThat(stranger().delete("session").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "whatever"})
    void noOtherSiteLogsInOrOut(String site) {
        Browser browser = browser();

        assertThat(browser.logOut("Sec-Fetch-Site", site).code()).isEqualTo("CSRF_REFUSED");
        assertThat(Browser.logIn(stranger(), "key", operator().text(), "Sec-Fetch-Site", site).code()).isEqualTo("CSRF_REFUSED");
        assertThat(Browser.logIn(stranger(), "key", operator().text(), "Origin", "http://localhost:1").code()).isEqualTo("CSRF_REFUSED");
        assertThat(browser.me()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} from {1}, origin {2}: {3}")
    @CsvSource(nullValues = "-", value = {"GET,same-origin,-,200", "GET,none,-,200", "GET,-,-,200", "GET,cross-site,-,403", "GET,same-site,-,403", "GET,x,-,403",
            "POST,same-origin,-,200", "POST,none,-,403", "POST,cross-site,-,403", "POST,same-site,-,403", "POST,-,-,200", "POST,-,own,200", "POST,-,null,403",
            "POST,-,http://attacker.example,403", "POST,same-origin,http://proxied.example,200"})
    void cookieCountsInRequestsOfThePageItself(String method, String site, String origin, int status) {
        Browser browser = browser();
        Stream<String> headers = Stream.of("X-CSRF-Token", browser.token());
        headers = site == null ? headers : Stream.concat(headers, Stream.of("Sec-Fetch-Site", site));
        headers = origin == null ? headers : Stream.concat(headers, Stream.of("Origin", origin.equals("own") ? nodes.node(0).address("").toString() : origin));

        Answer answer = browser.bare(method, method.equals("GET") ? "database" : "database/pool/flush", headers.toArray(String[]::new));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(status == 403 ? answer.code() : "CSRF_REFUSED").isEqualTo("CSRF_REFUSED");
    }

    @Test
    void changesNeedTheTokenOfThisSession() {
        Browser browser = browser();

        assertThat(browser.bare("POST", "database/pool/flush").code()).isEqualTo("CSRF_REFUSED");
        assertThat(browser.bare("POST", "database/pool/flush", "X-CSRF-Token", browser().token()).code()).isEqualTo("CSRF_REFUSED");
        assertThat(browser.post("database/pool/flush", "{\"reason\":\"test\"}").status()).isEqualTo(200);
        assertThat(browser.bare("GET", "health/live", "Sec-Fetch-Site", "cross-site").status()).as("what is open").isEqualTo(200);
    }

    @Test
    void cookieAndKeyInOneRequestAreRefused() {
        Browser browser = browser();

        assertThat(admin.get("me", "Cookie", browser.cookie()).code()).isEqualTo("CREDENTIALS_AMBIGUOUS");
        assertThat(admin.delete("session", "Cookie", browser.cookie()).code()).isEqualTo("CREDENTIALS_AMBIGUOUS");
        assertThat(stranger().get("me", "Cookie", browser.cookie() + "; " + browser().cookie()).code()).isEqualTo("INVALID_TOKEN");
        assertThat(nodes.as(browser.secret()).get("me").code()).as("a session's secret is no key").isEqualTo("INVALID_TOKEN");
    }

    @Test
    void linkLogsInOnceAsItsMaker() {
        String actor = actor(OPERATOR);
        Api maker = nodes.as(ActorNodes.key(admin, actor).text());
        JsonObject link = maker.post("session-links", "").json();

        Answer first = Browser.logIn(stranger(), "code", link.getString("code"));

        assertThat(link.getString("path")).isEqualTo("/admin/#link=" + link.getString("code"));
        assertThat(OffsetDateTime.parse(link.getString("ends_at"))).isBetween(OffsetDateTime.now().plusMinutes(14), OffsetDateTime.now().plusMinutes(15).plusSeconds(5));
        assertThat(first.json().getJsonObject("actor").getString("id")).isEqualTo(actor);
        assertThat(Browser.logIn(stranger(), "code", link.getString("code")).code()).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void ofTwoWhoUseALinkAtOnceOneWins() {
        for (int round = 0; round < 5; round++) {
            String body = "{\"code\":\"%s\"}".formatted(link(admin));

            List<CompletableFuture<Answer>> answers = IntStream.range(0, 4)
                    .mapToObj(i -> (i % 2 == 0 ? stranger() : elsewhere()).later("POST", "session", body, "X-Forwarded-For", "203.0.113." + UUID.randomUUID().hashCode() % 100)).toList();

            assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status).sorted()).containsExactly(201, 401, 401, 401);
        }
    }

    @Test
    void linkEndsWithItsKeyAndWithItsTime() {
        String actor = actor(OPERATOR);
        Key key = ActorNodes.key(admin, actor);
        String revoked = link(nodes.as(key.text()));
        String late = link(admin);
        admin.delete(ActorNodes.keys(actor) + "/" + key.id());
        nodes.execute("UPDATE console_session SET ends_at = now() WHERE hash = encode(sha256('" + late + "'), 'hex')");

        assertThat(Browser.logIn(stranger(), "code", revoked).code()).isEqualTo("INVALID_TOKEN");
        assertThat(Browser.logIn(stranger(), "code", late).code()).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void linksAreMadeByKeysAlone() {
        assertThat(browser().post("session-links", "").status()).isEqualTo(403);
        assertThat(stranger().post("session-links", "").status()).isEqualTo(401);
        assertThat(stranger().get("me", "Cookie", "foundation_session=" + link(admin)).status()).as("a link's code is no session").isEqualTo(401);
    }

    @Test
    void developerIsToldToLogInOnceThereIsAnAdministrator() {
        URI server = nodes.node(0).address("/");

        assertThat(ConsoleAddress.of(server, nodes.bootstrapKey())).isEqualTo(server + "admin/ (log in with an administrator's key)");
    }

    @Test
    void trailHasOneEntryForEachLogInLinkAndLogOut() {
        String actor = actor(OPERATOR);
        Api maker = nodes.as(ActorNodes.key(admin, actor).text());
        Browser browser = Browser.loggedIn(stranger(), "code", link(maker));
        browser.me();
        browser.logOut();
        browser.logOut();

        assertThat(nodes.query("SELECT string_agg(action_type || ' ' || outcome, ', ' ORDER BY timestamp) FROM audit_trail.audit_entry WHERE actor_id = '" + actor + "'"))
                .isEqualTo("LOG_IN_LINK_MADE SUCCESS, LOG_IN SUCCESS, LOG_OUT SUCCESS");
    }

    @Test
    void overviewSaysWhatTheNodeIs() {
        Answer answer = browser().get("overview");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject overview = answer.json();
        assertThat(overview.getJsonObject("application").getString("name")).isEqualTo("Backend Foundation");
        assertThat(overview.getJsonObject("application").getString("version")).matches("\\d.*");
        assertThat(overview.getString("server")).matches("(Payara|WildFly).*\\d+\\.\\d+.*");
        assertThat(overview.getJsonObject("database").getString("product")).isEqualTo("PostgreSQL");
        assertThat(overview.getBoolean("serving")).isTrue();
        assertThat(overview.isNull("reason")).isTrue();
    }

    private static void assertRefusedSoon(Browser browser) {
        Deadline.await("the session to be refused", SOON, () -> browser.me() == 401);
    }

    private static String hash(Browser browser) {
        return "encode(sha256('" + browser.secret() + "'), 'hex')";
    }

    private static String link(Api maker) {
        return maker.post("session-links", "").json().getString("code");
    }

    private static Browser browser() {
        return Browser.loggedIn(stranger(), "key", operator().text());
    }

    private static Key operator() {
        return ActorNodes.key(admin, actor(OPERATOR));
    }

    private static Api stranger() {
        return nodes.as(null);
    }

    private static Api elsewhere() {
        return nodes.as(null, 1);
    }

    private static String actor(String role) {
        return ActorNodes.actor(admin, "actor-" + UUID.randomUUID(), role);
    }
}
