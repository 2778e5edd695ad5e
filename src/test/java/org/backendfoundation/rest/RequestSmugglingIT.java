package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.testing.RawConnection;
import org.backendfoundation.testing.RawConnection.Answers;
import org.backendfoundation.testing.SharedApi;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No bytes that one caller sends become a request that another reader of the connection did not see. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class RequestSmugglingIT {

    private static final int QUIET_MS = 3_000;
    private static final String LIVE = "GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** A request with an effect that can be looked for afterwards. */
    private record Hidden(String name) {

        static Hidden any() {
            return new Hidden("smuggled " + UUID.randomUUID());
        }

        String request() {
            String body = "{\"name\": \"" + name + "\", \"kind\": \"PERSON\", \"roles\": [\"client\"]}";
            return "POST /api/v1/actors HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + SharedApi.KEY
                    + "\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        }

        boolean wasServed() {
            String path = "/api/v1/actors?name=" + name.replace(" ", "%20");
            return SharedApi.administrator("GET", path).body().contains(name);
        }
    }

    @Test
    void hiddenRequestWouldBeSeen() {
        Hidden hidden = Hidden.any();

        assertThat(answers(hidden.request()).statuses()).containsExactly(201);
        assertThat(hidden.wasServed()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"TRACE,/", "TRACE,/api/v1/me", "TRACE,/nowhere", "TRACE,/admin/", "CONNECT,/", "CONNECT,/api/v1/me", "PRI,/"})
    void bodyOfAMethodWithoutOneIsNoRequest(String method, String path) {
        Hidden hidden = Hidden.any();
        String request = hidden.request();

        Answers answers = answers(
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + request.length() + "\r\n\r\n" + request);

        assertThat(answers.statuses()).containsExactly(405);
        assertThat(answers.isEnded()).isTrue();
        assertThat(hidden.wasServed()).isFalse();
    }

    @Test
    void chunkedBodyOfATraceIsNoRequest() {
        Hidden hidden = Hidden.any();
        String request = hidden.request();

        Answers answers = answers(
                "TRACE / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(request.length()) + "\r\n"
                        + request + "\r\n0\r\n\r\n");

        assertThat(answers.statuses()).containsExactly(405);
        assertThat(answers.isEnded()).isTrue();
        assertThat(hidden.wasServed()).isFalse();
    }

    static Stream<String> ambiguousHeads() {
        return Stream.of("Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5",
                "Host: localhost\r\nTransfer-Encoding: chunked;q=1",
                "Host: localhost\r\nTransfer-Encoding: chunked, identity", "Host: localhost\r\nTransfer-Encoding: xchunked",
                "Host: localhost\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6", "Host: localhost\r\nContent-Length: 18446744073709551616",
                "Host: localhost\r\nTransfer-Encoding: chunked\r\nConnection: Upgrade\r\nUpgrade: websocket",
                "Host: localhost\r\nHost: localhost",
                "Host: localhost\r\nHost: other", "Host: local host", "Host: user@localhost", "Host: localhost/x");
    }

    @ParameterizedTest
    @MethodSource("ambiguousHeads")
    void whatCanBeReadInTwoWaysIsRefusedAndNothingAfterItIsServed(String head) {
        Hidden hidden = Hidden.any();

        Answers answers = answers(
                "POST /api/v1/session HTTP/1.1\r\n" + head + "\r\nContent-Type: application/json\r\n\r\n0\r\n\r\n" + hidden.request());

        assertThat(answers.statuses()).containsExactly(400);
        assertThat(answers.isEnded()).isTrue();
        assertThat(hidden.wasServed()).isFalse();
    }

    /** Undertow ends the connection without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"})
    void malformedChunksAreRefusedAndNothingAfterThemIsServed(String chunks) {
        Hidden hidden = Hidden.any();
        String head = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n";

        for (List<String> packets : List.of(List.of(head + chunks + hidden.request()), List.of(head, chunks, hidden.request()))) {
            Answers answers = answers(packets);
            assertThat(answers.statuses()).isSubsetOf(400);
            assertThat(answers.isEnded()).isTrue();
        }
        assertThat(hidden.wasServed()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "POST", "PUT", "PATCH", "BREW"})
    void bodyOfAnyMethodIsReadAsABody(String method) {
        Hidden hidden = Hidden.any();
        String request = hidden.request();

        Answers answers = answers(
                method + " /api/v1/me HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + request.length() + "\r\n\r\n" + request);

        assertThat(answers.statuses()).hasSize(1);
        assertThat(hidden.wasServed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "get", "Post", "trace"})
    void methodsAreInCapitals(String method) {
        Answers answers = answers(method + " /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answers.statuses()).containsExactly(405);
        assertThat(answers.isEnded()).isTrue();
    }

    @Test
    void cookiesAreAsManyAsTheHeadHasRoomFor() {
        String cookies = "a=1; ".repeat(1_000) + "b=2";

        assertThat(answers("GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies + "\r\n\r\n").statuses())
                .containsExactly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=b", "/admin", "/admin/..;/", "/admin/..;/admin", "/admin/.;/style", "/admin;a=b", "//admin",
        "/admin/style/..;/../admin"})
    void noRedirectLeadsToTheHostOfTheCaller(String path) {
        assertThat(answers("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n").text()).doesNotContain("evil.example");
    }

    @Test
    void connectionStaysInHttp11() {
        Answers upgraded = answers(
                "GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");
        Answers preface = answers("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");

        assertThat(upgraded.statuses()).containsExactly(200);
        assertThat(preface.statuses()).isSubsetOf(400, 405, 505);
        assertThat(preface.isEnded()).isTrue();
    }

    @Test
    void upgradeWithABodyIsAnsweredAtOnce() {
        String body = "{\"key\": \"none\"}";

        Answers answers = answers("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(answers.statuses()).containsExactly(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/v1/actors", "POST /nowhere", "PUT /", "GET /api/v1/me", "TRACE /", "OPTIONS /api/v1/actors"})
    void bodyWithoutEndIsNotReadToItsEnd(String request) {
        byte[] chunk = ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        int sent = 0;
        try (RawConnection connection = new RawConnection(SharedApi.SERVER, "127.0.0.1")) {
            connection.send(
                    request + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\nAccess-Control-Request-Method: GET\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n");
            while (sent < 1_000 && connection.send(chunk)) {
                sent++;
            }
            assertThat(connection.read(QUIET_MS).statuses()).isSubsetOf(204, 401, 405);
        }
        assertThat(sent).as("of 1,000 chunks of 64 KiB").isLessThan(500);
    }

    @Test
    void severalRequestsOnOneConnectionAreAnswered() {
        assertThat(answers(LIVE + LIVE + LIVE).statuses()).containsExactly(200, 200, 200);
    }

    private static Answers answers(String bytes) {
        return answers(List.of(bytes));
    }

    private static Answers answers(List<String> packets) {
        try (RawConnection connection = new RawConnection(SharedApi.SERVER, "127.0.0.1")) {
            packets.forEach(connection::send);
            return connection.read(QUIET_MS);
        }
    }
}
