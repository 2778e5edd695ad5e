package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.AMPLE;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.actor.ActorNodes.Key;
import org.backendfoundation.security.credential.SessionSecret;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.Scenario;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ConsoleAddress;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page while the database is stopped under its node, and after it came back: that is when an operator opens it. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class ConsoleFaultsDrill {

    private static final Duration NOTICED = Duration.ofSeconds(10);

    @TempDir
    static Path directory;

    private static ActorNodes nodes;
    private static Key operator;
    private static Key unseen;
    private static Browser remembered;
    private static Browser leaving;
    private static Browser bootstrap;

    @BeforeAll
    static void start() {
        nodes = ActorNodes.start(directory, "console-faults", 1, Map.of());
        operator = nodes.newcomer(nodes.bootstrap(), "operator", "\"operator\"");
        unseen = nodes.newcomer(nodes.bootstrap(), "unseen", "\"operator\"");
        remembered = Browser.loggedIn(stranger(), "key", operator.text());
        leaving = Browser.loggedIn(stranger(), "key", operator.text());
        assertThat(remembered.me()).isEqualTo(200);
        assertThat(leaving.me()).isEqualTo(200);
        seed("1 day 1 minute", "a");
        seed("23 hours", "b");
        nodes.database().stop();
        Deadline.await("the loss to be noticed", NOTICED, () -> nodes.bootstrap().get("health/ready").status() == 503);
    }

    /** A session that was ended so long ago. */
    private static void seed(String age, String digit) {
        nodes.execute("""
                INSERT INTO console_session (id, kind, hash, bootstrap_hash, started_at, seen_at, ends_at, ended_at)
                SELECT gen_random_uuid(), 'SESSION', repeat('%1$s', 64), repeat('%1$s', 64), at, at, now(), at FROM (SELECT now() - interval '%2$s' AS at) AS seed
                """.formatted(digit, age));
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @TestFactory
    Stream<DynamicTest> logInsWhileTheDatabaseComesAndGoes() {
        return new Scenario()
                .step("session that the node has seen goes on", this::goOnInASession)
                .step("whoever is not known here cannot be checked", this::logInAsOneWhoIsNotKnown)
                .step("bootstrap key opens a session in memory", this::logInByTheBootstrapKey)
                .step("log-out counts here at once", this::logOut)
                .step("what was in memory is written once the database is back", this::startTheDatabase)
                .step("what ended a day ago is removed", this::awaitRemoval)
                .step("sessions outlive the node", this::restartTheNode)
                .step("developer is given a link while the bootstrap key counts", this::askForALink)
                .step("bootstrap key logs in to a node that has never seen its database", this::logInToANodeWithoutDatabase)
                .step("bootstrap session ends once an administrator has a key", this::addAnAdministrator)
                .step("actor's key logs in while only the table is missing", this::logInWithoutTheTable)
                .step("revoked key ends its sessions, also while the table is missing", this::revokeAKeyWithoutTheTable)
                .steps();
    }

    private void goOnInASession() {
        JsonObject overview = remembered.get("overview").json();

        assertThat(remembered.get("session").json().getString("csrf_token")).isEqualTo(remembered.token());
        assertThat(remembered.get("database").status()).isEqualTo(200);
        assertThat(remembered.get("actors").status()).isEqualTo(403);
        assertThat(overview.getBoolean("serving")).isFalse();
        assertThat(overview.getString("reason")).isNotBlank();
        assertThat(overview.isNull("database")).isTrue();
    }

    private void logInAsOneWhoIsNotKnown() {
        Browser unknown = remembered.with(SessionSecret.generate(SessionSecret.SESSION).text());

        assertThat(unknown.get("me").code()).isEqualTo("CALLERS_UNREADABLE");
        assertThat(Browser.logIn(stranger(), "key", unseen.text()).code()).isEqualTo("CALLERS_UNREADABLE");
        assertThat(nodes.bootstrap().post("session-links", "").status()).isEqualTo(503);
    }

    private void logInByTheBootstrapKey() {
        bootstrap = Browser.loggedIn(stranger(), "key", nodes.bootstrapKey());

        assertThat(bootstrap.get("me").json().getString("name")).isEqualTo("bootstrap");
        assertThat(bootstrap.get("migrations").status()).isEqualTo(200);
    }

    private void logOut() {
        Browser brief = Browser.loggedIn(stranger(), "key", nodes.bootstrapKey());

        assertThat(leaving.logOut().status()).isEqualTo(204);
        assertThat(brief.logOut().status()).isEqualTo(204);

        assertThat(leaving.me()).isEqualTo(401);
        assertThat(brief.me()).isEqualTo(401);
        assertThat(remembered.me()).isEqualTo(200);
    }

    private void startTheDatabase() {
        nodes.database().start();
        nodes.node(0).awaitStatus("/api/v1/health/ready", 200, AMPLE);

        Deadline.await("the sessions to be written", NOTICED.plus(PendingSessions.RETRY_PERIOD), () -> "3".equals(nodes.query(
                "SELECT count(*) FROM console_session WHERE started_at > now() - interval '1 hour' AND (bootstrap_hash IS NOT NULL OR ended_at IS NOT NULL)")));
        assertThat(bootstrap.me()).isEqualTo(200);
        assertThat(leaving.me()).isEqualTo(401);
        assertThat(ended(leaving)).isEqualTo("t");
        assertThat(ended(bootstrap)).isEqualTo("f");
        Deadline.await("the log-ins in the trail", AMPLE,
                () -> "2 1".equals(nodes.query("SELECT count(*) FILTER (WHERE action_type = 'LOG_IN') || ' ' || "
                        + "count(*) FILTER (WHERE action_type = 'LOG_OUT') FROM audit_trail.audit_entry WHERE outcome = 'SUCCESS' AND actor_name = 'bootstrap'")));
    }

    private void awaitRemoval() {
        String seeds = "SELECT string_agg(substr(hash, 1, 1), '') FROM console_session WHERE hash IN (repeat('a', 64), repeat('b', 64))";

        Deadline.await("the older one to be removed", NOTICED, () -> "b".equals(nodes.query(seeds)));
    }

    private void restartTheNode() {
        nodes.node(0).restart();
        nodes.node(0).awaitStatus("/api/v1/health/ready", 200, AMPLE);

        assertThat(bootstrap.me()).isEqualTo(200);
        assertThat(remembered.me()).isEqualTo(200);
        assertThat(leaving.me()).isEqualTo(401);
    }

    private void askForALink() {
        String address = ConsoleAddress.of(nodes.node(0).address("/"), nodes.bootstrapKey());

        assertThat(address).startsWith(nodes.node(0).address("/admin/#link=fl_").toString());
        assertThat(Browser.logIn(stranger(), "code", address.replaceFirst(".*#link=(fl_\\w+) .*", "$1")).status()).isEqualTo(201);
    }

    private void logInToANodeWithoutDatabase() {
        nodes.database().stop();
        nodes.node(0).restart();
        nodes.node(0).awaitStatus("/api/v1/health/live", 200, AMPLE);

        Browser first = Browser.loggedIn(stranger(), "key", nodes.bootstrapKey());

        assertThat(first.get("database").status()).isEqualTo(200);
        assertThat(first.get("overview").json().getBoolean("serving")).isFalse();
    }

    private void addAnAdministrator() {
        nodes.database().start();
        nodes.node(0).awaitStatus("/api/v1/health/ready", 200, AMPLE);

        Key root = nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"");

        Deadline.await("the session to be refused", ActorNodes.SOON, () -> bootstrap.me() == 401);
        assertThat(nodes.me(root)).isEqualTo(200);
    }

    /** As between two versions of the application, where somebody has to get in who applies what is pending. */
    private void logInWithoutTheTable() {
        Browser before = Browser.loggedIn(stranger(), "key", operator.text());
        assertThat(before.me()).isEqualTo(200);
        nodes.execute("ALTER TABLE console_session RENAME TO console_session_away");

        Browser browser = Browser.loggedIn(stranger(), "key", operator.text());

        assertThat(browser.get("migrations").status()).isEqualTo(200);
        assertThat(before.me()).isEqualTo(200);
        nodes.execute("ALTER TABLE console_session_away RENAME TO console_session");
        Deadline.await("the session to be written", NOTICED.plus(PendingSessions.RETRY_PERIOD), () -> "f".equals(ended(browser)));
        assertThat(browser.me()).isEqualTo(200);
    }

    private void revokeAKeyWithoutTheTable() {
        Browser before = Browser.loggedIn(stranger(), "key", operator.text());
        assertThat(before.me()).isEqualTo(200);
        nodes.execute("ALTER TABLE console_session RENAME TO console_session_away");
        Browser browser = Browser.loggedIn(stranger(), "key", operator.text());
        assertThat(browser.me()).isEqualTo(200);

        nodes.execute("UPDATE api_key SET is_active = false WHERE id = '" + operator.id() + "'");

        Deadline.await("the end of what began meanwhile", ActorNodes.SOON, () -> browser.me() == 401);
        Deadline.await("the end of what began before", ActorNodes.SOON, () -> before.me() == 401);
    }

    private static String ended(Browser browser) {
        return nodes
                .query("SELECT ended_at IS NOT NULL FROM console_session WHERE hash = encode(sha256('" + browser.secret() + "'), 'hex')");
    }

    private static Api stranger() {
        return nodes.as(null);
    }
}
