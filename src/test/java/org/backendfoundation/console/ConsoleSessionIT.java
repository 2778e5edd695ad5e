package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;
import static org.backendfoundation.actor.ActorNodes.SOON;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.security.credential.SessionSecret;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's log-in, from the key or the link to the log-out, on two nodes. */
@OncePerEngine
class ConsoleSessionIT {

    private static final String OPERATOR = "\"operator\"";

    @RegisterExtension
    static final ConsoleNodes console = new ConsoleNodes();

    @Test
    void keyIsExchangedForASessionThatIsTheActor() {
        String actor = console.actor(OPERATOR);
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC);

        Answer answer = Browser.logIn(console.stranger(), "key", ActorNodes.key(console.admin(), actor).text());

        JsonObject session = answer.json();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(session.keySet()).containsExactlyInAnyOrder("csrf_token", "actor", "roles", "authentication", "idle_timeout_seconds",
                "ends_at");
        assertThat(session.getJsonObject("actor").getString("id")).isEqualTo(actor);
        assertThat(session.getString("authentication")).isEqualTo("session");
        assertThat(session.getInt("idle_timeout_seconds")).isEqualTo(1800);
        assertThat(OffsetDateTime.parse(session.getString("ends_at"))).isBetween(before.plusHours(12).minusSeconds(5),
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(12).plusSeconds(5));
    }

    @Test
    void cookieIsOfThisServerAndOfNoScript() {
        Key key = console.operator();

        assertThat(Browser.logIn(console.stranger(), "key", key.text()).header("Set-Cookie"))
                .matches("foundation_session_[0-9a-f]{8}=fs_[0-9A-Za-z]{27}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(Browser.logIn(console.stranger(), "key", key.text(), "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https")
                .header("Set-Cookie"))
                .matches("__Host-foundation_session_[0-9a-f]{8}=fs_[0-9A-Za-z]{27}; Path=/; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void cookieThatWasSetOverTlsCountsOverTlsAlone() {
        String[] proxy = {"X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https"};
        Browser browser = Browser.loggedIn(console.stranger(), "key", console.operator().text(), proxy);

        assertThat(browser.get("me", proxy).status()).isEqualTo(200);
        assertThat(browser.me()).isEqualTo(401);
        assertThat(console.browser().get("me", proxy).status()).isEqualTo(401);
    }

    @Test
    void newLogInEndsTheSessionThatTheBrowserHad() {
        String actor = console.actor(OPERATOR);
        String key = ActorNodes.key(console.admin(), actor).text();
        Browser earlier = Browser.loggedIn(console.stranger(), "key", key);

        Browser later = Browser.loggedIn(console.stranger(), "key", key, "Cookie", earlier.cookie());

        assertThat(earlier.me()).isEqualTo(401);
        assertThat(later.me()).isEqualTo(200);
        assertThat(console.nodes().query(
                "SELECT string_agg(action_type, ', ' ORDER BY timestamp) FROM audit_trail.audit_entry WHERE actor_id = '" + actor + "'"))
                .isEqualTo("LOG_IN, LOG_IN, LOG_OUT");
    }

    @Test
    void logInThatFailsEndsNothing() {
        Browser browser = console.browser();

        assertThat(Browser
                .logIn(console.stranger(), "key", ApiKey.generate().text(), "Cookie", browser.cookie(), "X-Forwarded-For", "198.51.100.17")
                .status())
                .isEqualTo(401);
        assertThat(browser.me()).isEqualTo(200);
    }

    @Test
    void reloadedPageGetsItsSessionAgain() {
        Browser browser = console.browser();

        Answer answer = browser.get("session");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getString("csrf_token")).isEqualTo(browser.token());
        assertThat(browser.get("me").json().getString("authentication")).isEqualTo("session");
        assertThat(browser.get("me").json().getString("until")).isEqualTo(answer.json().getString("ends_at"));
        assertThat(console.admin().get("session").status()).isEqualTo(401);
        assertThat(console.stranger().get("session").status()).isEqualTo(401);
    }

    @Test
    void onlyHashesAreKept() {
        Browser browser = console.browser();
        String secret = browser.secret();

        assertThat(console.nodes().query("SELECT count(*) FROM console_session WHERE hash = encode(sha256('" + secret + "'), 'hex')"))
                .isEqualTo("1");
        assertThat(rowsWith("console_session", secret)).isEqualTo("0");
        assertThat(rowsWith("console_session", browser.token())).isEqualTo("0");
        assertThat(rowsWith("audit_trail.audit_entry", secret)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":\"fk_x\",\"code\":\"fl_x\"}", "{\"key\":null}", "{\"keys\":\"fk_x\"}", "{\"key\":1}", "[]", ""})
    void exactlyOneOfKeyAndCodeIsGiven(String body) {
        assertThat(console.stranger().post("session", body).status()).isEqualTo(400);
    }

    @Test
    void wrongKeysCountAsGuessesAndAreTold() {
        String from = "198.51.100.7";
        String[] header = {"X-Forwarded-For", from};
        List<String> codes = IntStream.range(0, 10)
                .mapToObj(i -> Browser.logIn(console.stranger(), "key", ApiKey.generate().text(), header).code()).toList();

        assertThat(codes).containsOnly("INVALID_TOKEN");
        assertThat(Browser.logIn(console.stranger(), "key", ApiKey.generate().text(), header).code()).isEqualTo("LOCKED_OUT");
        assertThat(console.stranger().get("me", "Authorization", "Bearer " + ApiKey.generate().text(), "X-Forwarded-For", from).code())
                .isEqualTo("LOCKED_OUT");
        assertThat(Browser.logIn(console.stranger(), "key", console.operator().text(), header).status()).as("with a key that counts")
                .isEqualTo(201);
        assertThat(Browser.logIn(console.stranger(), "key", console.operator().text()).status()).as("elsewhere").isEqualTo(201);
        Deadline.await("the refusals in the trail", Duration.ofSeconds(90), () -> !"0".equals(console.nodes().query(
                "SELECT count(*) FROM audit_trail.audit_entry WHERE action_type IN ('ACCESS_REFUSED', 'LOCKED_OUT') AND metadata->>'last_address' = '"
                        + from + "'")));
    }

    @Test
    void wrongCodesAndTokensCountAsGuesses() {
        String[] header = {"X-Forwarded-For", "198.51.100.8"};
        for (int i = 0; i < 5; i++) {
            assertThat(Browser.logIn(console.stranger(), "code", SessionSecret.generate(SessionSecret.LINK).text(), header).code())
                    .isEqualTo("INVALID_TOKEN");
            assertThat(Browser.logIn(console.stranger(), "key", "a.b.c", header).code()).isEqualTo("INVALID_TOKEN");
        }

        assertThat(Browser.logIn(console.stranger(), "code", "fl_x", header).code()).isEqualTo("LOCKED_OUT");
    }

    @Test
    void staleSessionOfAnOpenPageLocksNobodyOut() {
        String[] header = {"X-Forwarded-For", "198.51.100.9"};
        Browser stale = console.browser().with(SessionSecret.generate(SessionSecret.SESSION).text());

        for (int i = 0; i < 20; i++) {
            assertThat(stale.get("me", header).code()).isEqualTo("INVALID_TOKEN");
        }

        Answer fresh = Browser.logIn(console.stranger(), "key", console.operator().text(), "X-Forwarded-For", "198.51.100.9", "Cookie",
                stale.cookie());
        assertThat(fresh.status()).isEqualTo(201);
    }

    @Test
    void revokedKeyEndsItsSessionsOnEveryNode() {
        String actor = console.actor(OPERATOR);
        Key key = ActorNodes.key(console.admin(), actor);
        Browser browser = Browser.loggedIn(console.stranger(), "key", key.text());
        assertThat(browser.at(console.elsewhere()).me()).isEqualTo(200);

        console.admin().delete(ActorNodes.keys(actor) + "/" + key.id());

        assertRefusedSoon(browser);
        assertRefusedSoon(browser.at(console.elsewhere()));
    }

    @Test
    void deactivatedActorsSessionsEnd() {
        String actor = console.actor(OPERATOR);
        Browser browser = Browser.loggedIn(console.stranger(), "key", ActorNodes.key(console.admin(), actor).text());
        assertThat(browser.me()).isEqualTo(200);

        console.admin().delete(ACTORS + "/" + actor);

        assertRefusedSoon(browser);
    }

    @Test
    void rolesAreThoseOfNow() {
        String actor = console.actor(OPERATOR);
        Browser browser = Browser.loggedIn(console.stranger(), "key", ActorNodes.key(console.admin(), actor).text());
        assertThat(browser.get("database").status()).isEqualTo(200);

        console.admin().patch(ACTORS + "/" + actor, "{\"roles\":[\"auditor\"]}");

        Deadline.await("the role to be gone", SOON, () -> browser.get("database").status() == 403);
        assertThat(browser.get("audit-entries").status()).isEqualTo(200);
    }

    @Test
    void sessionEndsWithItsKeysExpiryAtTheLatest() {
        String expiry = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(10).toString();
        Answer issued = console.admin().post(ActorNodes.keys(console.actor(OPERATOR)),
                "{\"name\":\"short\",\"expires_at\":\"%s\"}".formatted(expiry));

        JsonObject session = Browser.logIn(console.stranger(), "key", issued.json().getString("key")).json();

        assertThat(OffsetDateTime.parse(session.getString("ends_at"))).isBeforeOrEqualTo(OffsetDateTime.parse(expiry).plusSeconds(1));
    }

    @Test
    void idleSessionEndsOnANodeThatDidNotSeeIt() {
        Browser browser = console.browser();

        console.nodes().execute("UPDATE console_session SET seen_at = seen_at - interval '30 minutes' WHERE hash = " + hash(browser));

        assertThat(browser.at(console.elsewhere()).me()).isEqualTo(401);
    }

    @Test
    void sessionEndsAfterItsLongestTimeHoweverItIsUsed() {
        Browser browser = console.browser();
        assertThat(browser.me()).isEqualTo(200);

        console.nodes().execute("UPDATE console_session SET ends_at = now() WHERE hash = " + hash(browser));

        assertRefusedSoon(browser);
    }

    @Test
    void useIsWrittenAndAskingInTheBackgroundIsNone() {
        Browser used = console.browser();
        Browser background = console.browser();
        String seen = "SELECT seen_at > started_at FROM console_session WHERE hash = ";

        background.get("me", "X-Background", "true");
        used.me();

        Deadline.await("the use to be written", Sessions.WRITE_USE_EVERY.plus(SOON),
                () -> "t".equals(console.nodes().query(seen + hash(used))));
        assertThat(console.nodes().query(seen + hash(background))).isEqualTo("f");
    }

    @Test
    void logOutEndsTheSessionOnEveryNodeAndTakesTheCookieAway() {
        Browser browser = console.browser();
        assertThat(browser.at(console.elsewhere()).me()).isEqualTo(200);

        Answer answer = browser.logOut();

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).matches("foundation_session_[0-9a-f]{8}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(answer.header("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(browser.me()).isEqualTo(401);
        assertRefusedSoon(browser.at(console.elsewhere()));
        assertThat(browser.logOut().status()).isEqualTo(204);
        assertThat(console.stranger().delete("session").status()).isEqualTo(204);
    }

    @Test
    void trailHasOneEntryForEachLogInLinkAndLogOut() {
        String actor = console.actor(OPERATOR);
        Api maker = console.nodes().as(ActorNodes.key(console.admin(), actor).text());
        Browser browser = Browser.loggedIn(console.stranger(), "code", console.link(maker));
        browser.me();
        browser.logOut();
        browser.logOut();

        assertThat(console.nodes()
                .query("SELECT string_agg(action_type || ' ' || outcome, ', ' ORDER BY timestamp) FROM audit_trail.audit_entry "
                        + "WHERE actor_id = '" + actor + "'"))
                .isEqualTo("LOG_IN_LINK_MADE SUCCESS, LOG_IN SUCCESS, LOG_OUT SUCCESS");
    }

    @Test
    void overviewSaysWhatTheNodeIs() {
        Answer answer = console.browser().get("overview");

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

    private static String rowsWith(String table, String text) {
        return console.nodes().query("SELECT count(*) FROM " + table + " found WHERE found::text LIKE '%" + text + "%'");
    }

    private static String hash(Browser browser) {
        return "encode(sha256('" + browser.secret() + "'), 'hex')";
    }
}
