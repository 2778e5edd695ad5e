package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.backendfoundation.testing.HaProxy;
import org.backendfoundation.testing.RawConnection;
import org.backendfoundation.testing.RawConnection.Answers;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testing.SlowSenders;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Fork;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy's configuration on the operations page: what a node's server gets wrong does not reach it. */
@RunAsClient
@ExtendWith({HaProxy.class, ArquillianExtension.class})
class BehindHaProxyIT {

    private static final int QUIET_MS = 3_000;
    /** Of all looks at health; a machine that runs other tests misses one now and then. */
    private static final int FEW = 2;

    private HaProxy proxy;

    @BeforeEach
    void startProxy() {
        proxy = Fork.shared(HaProxy.class, () -> HaProxy.before(SharedApi.SERVER));
    }

    @Test
    void strangersTraceCarriesNoRequestToTheNode() {
        String name = "smuggled " + UUID.randomUUID();
        String body = "{\"name\": \"" + name + "\", \"kind\": \"PERSON\", \"roles\": [\"client\"]}";
        String hidden = "POST /api/v1/actors HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + SharedApi.KEY
                + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;

        Answers answers = answers("GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\n\r\nTRACE / HTTP/1.1\r\nHost: a\r\nContent-Length: "
                + hidden.length() + "\r\n\r\n" + hidden);

        assertThat(answers.statuses()).containsExactly(200, 405);
        assertThat(SharedApi.administrator("GET", "/api/v1/actors?name=" + name.replace(" ", "%20")).body()).doesNotContain(name);
    }

    @Test
    void connectionToTheNodeStaysInHttp11() {
        Answers answers = answers("GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

        assertThat(answers.statuses()).containsExactly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/%zz", "/%", "/api/v1/%1", "/admin/%u0041", "/api/v1/actors/..", "/admin/..;/", "/admin/..;x=1/y",
        "/admin/%2e%2E/", "/./admin", "/api/v1/actors?name=%zz"})
    void brokenPathIsRefused(String path) {
        assertThat(answers("DELETE " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").statuses()).containsExactly(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host:", "Host: :80", "Host: localhost:-1", "Host: a%0d%0aX: y", "Host: a b", "Host: a\r\nHost: b", "X-No-Host: a"})
    void brokenHostIsRefused(String host) {
        assertThat(answers("DELETE /api/v1/me HTTP/1.1\r\n" + host + "\r\n\r\n").statuses()).containsExactly(400);
    }

    @Test
    void addressMayBeAHost() {
        assertThat(answers("GET /api/v1/health/live HTTP/1.1\r\nHost: [::1]:443\r\n\r\n").statuses()).containsExactly(200);
        assertThat(answers("GET /api/v1/health/live HTTP/1.1\r\nHost: 192.0.2.1\r\n\r\n").statuses()).containsExactly(200);
    }

    @Test
    void userInAnAddressIsRefused() {
        assertThat(answers("GET http://a:b@h/api/v1/health/live HTTP/1.1\r\nHost: h\r\n\r\n").statuses()).containsExactly(400);
    }

    @Test
    void headOfMoreThanTheBufferIsRefused() {
        assertThat(answers("GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(20_000) + "\r\n\r\n").statuses())
                .containsExactly(400);
    }

    @Test
    void requestsWithBodiesAreServedBesideFiveHundredSlowOnes() {
        SlowSenders.Outcome outcome = SlowSenders.attack(proxy.address(), 500, SharedApi.KEY);

        assertThat(outcome.refused()).as(outcome.toString()).isLessThanOrEqualTo(outcome.sent() / 100);
        assertThat(outcome.healthFailures()).as(outcome.toString()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void answerNamesItsNode() {
        assertThat(answers("GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\n\r\n").text()).containsIgnoringCase("foundation-node: node1");
    }

    @Test
    void whereNobodyAnswersTheProxyDoesInTheFormOfTheApplication() {
        try (HaProxy alone = HaProxy.beforeNobody()) {
            Answer answer = new Api(alone.address().resolve("/api/v1/"), SharedApi.KEY).get("me");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("NO_NODE");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }
    }

    private Answers answers(String bytes) {
        try (RawConnection connection = new RawConnection(proxy.address(), "127.0.0.1")) {
            connection.send(bytes);
            return connection.read(QUIET_MS);
        }
    }
}
