package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.testing.RawConnection;
import org.backendfoundation.testing.RawConnection.Answers;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page about the servers says of requests that a server answers itself, so that it is noticed when a server learns better. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConnectorAnswersIT {

    private static final int QUIET_MS = 2_000;
    private static final boolean IS_WILDFLY = TestedServer.current() == TestedServer.WILDFLY;

    @ParameterizedTest
    @ValueSource(strings = {"/api\\v1", "/a\\"})
    void backslashIsRefused(String path) {
        assertThat(get(path, "Host: a").statuses()).containsExactly(400);
    }

    @Test
    void longHeadIsRefusedAndOneOfFifteenKibibytesIsNot() {
        assertThat(get("/api/v1/health/live", "Host: a\r\nX-A: " + "a".repeat(15_000)).statuses()).containsExactly(200);
        assertThat(get("/api/v1/health/live", "Host: a\r\nX-A: " + "a".repeat(17_000)).statuses()).containsExactly(400);
        assertThat(get("/api/v1/health/live", "X-A: a").statuses()).containsExactly(400);
    }

    @ParameterizedTest(name = "{0} {1}: {2} on Payara, {3} on WildFly")
    @CsvSource(delimiter = '|',
            value = {"/a%00b | X: a | 400 | 404", "/%c0%af | X: a | 400 | 404", "/api/v1/health/live | X: \u00fc | 400 | 200",
                "/api/v1/health/live | Expect: a | 417 | 200", "/api/v1/%zz | X: a | 200 | 400", "/% | X: a | 200 | 400"})
    void serversDiffer(String path, String field, int onPayara, int onWildFly) {
        Answers answers = get(path, "Host: a\r\n" + field);

        assertThat(answers.statuses()).containsExactly(IS_WILDFLY ? onWildFly : onPayara);
        if (!IS_WILDFLY) {
            assertThat(answers.text()).doesNotContain("{");
        }
    }

    @ParameterizedTest
    @CsvSource({"'',200", "localhost:-1,200"})
    void impossibleHostIsAnsweredWithNothing(String host, int onPayara) {
        Answers answers = get("/api/v1/health/live", "Host: " + host);

        assertThat(answers.statuses()).containsExactly(IS_WILDFLY ? 400 : onPayara);
        assertThat(answers.text()).doesNotContain("UP");
    }

    @Test
    void userInAnAddressIsAnsweredWithNothingByPayara() {
        Answers answers = get("http://a:b@host/api/v1/health/live", "Host: host");

        assertThat(answers.statuses()).containsExactly(200);
        assertThat(answers.text().contains("UP")).isEqualTo(IS_WILDFLY);
    }

    @Test
    void lengthBeforeChunksIsPassedOver() {
        Answers answers = answers("POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5\r\n"
                + "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"key\":\"x\"}\r\n0\r\n\r\n");

        assertThat(answers.statuses()).containsExactly(IS_WILDFLY ? 400 : 401);
        assertThat(answers.isEnded()).isEqualTo(IS_WILDFLY);
    }

    private static Answers get(String path, String fields) {
        return answers("GET " + path + " HTTP/1.1\r\n" + fields + "\r\n\r\n");
    }

    private static Answers answers(String bytes) {
        try (RawConnection connection = new RawConnection(SharedApi.SERVER, "127.0.0.1")) {
            connection.send(bytes);
            return connection.read(QUIET_MS);
        }
    }
}
