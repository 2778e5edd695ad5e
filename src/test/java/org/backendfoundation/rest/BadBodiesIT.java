package org.backendfoundation.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.testing.ProblemDocuments.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.backendfoundation.testing.RawHttp;
import org.backendfoundation.testing.SharedApi;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a body, the answer is one problem document and never our fault. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class BadBodiesIT {

    private static final String CONNECT = "/api/v1/database/connect";
    private static final int TEN_MEGABYTES = 10_000_000;

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("empty", "", "MALFORMED_JSON"),
                body("truncated", "{\"reason\": \"te", "MALFORMED_JSON"),
                body("no JSON", "reason=test", "MALFORMED_JSON"),
                body("trailing text", "{\"reason\": \"test\"} x", "MALFORMED_JSON"),
                body("second document", "{\"reason\": \"test\"}{}", "MALFORMED_JSON"),
                body("duplicate key", "{\"reason\": \"a\", \"reason\": \"b\"}", "JSON_REFUSED"),
                body("NaN", "{\"reason\": NaN}", "MALFORMED_JSON"),
                body("NUL character", "{\"reason\": \"a\\u0000b\"}", "JSON_REFUSED"),
                body("lone surrogate", "{\"reason\": \"\\ud800\"}", "JSON_REFUSED"),
                body("100,000 nested arrays", "[".repeat(100_000), "JSON_REFUSED"),
                body("nested objects", "{\"a\":".repeat(10_000), "JSON_REFUSED"),
                body("huge number", "{\"reason\": 1e999999999}", "JSON_REFUSED"),
                Arguments.of("no UTF-8", "{\"reason\": \"\u00e9\"}".getBytes(ISO_8859_1), "MALFORMED_JSON"),
                Arguments.of("UTF-16", "{\"reason\": \"test\"}".getBytes(UTF_16), "MALFORMED_JSON"),
                body("array", "[]", "VALIDATION_FAILED"),
                body("null", "null", "VALIDATION_FAILED"),
                body("text", "\"test\"", "VALIDATION_FAILED"),
                body("number for a text", "{\"reason\": 1}", "VALIDATION_FAILED"),
                body("object for a text", "{\"reason\": {}}", "VALIDATION_FAILED"),
                body("missing field", "{}", "VALIDATION_FAILED"),
                body("null field", "{\"reason\": null}", "VALIDATION_FAILED"),
                body("blank field", "{\"reason\": \" \"}", "VALIDATION_FAILED"),
                body("too long a text", "{\"reason\": \"" + "x".repeat(501) + "\"}", "VALIDATION_FAILED"),
                body("unknown field", "{\"reason\": \"test\", \"force\": true}", "VALIDATION_FAILED"),
                body("other case", "{\"Reason\": \"test\"}", "VALIDATION_FAILED"));
    }

    private static Arguments body(String name, String text, String code) {
        return Arguments.of(name, text.getBytes(UTF_8), code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void everyBadBodyIsOneProblem(String name, byte[] body, String code) {
        assertProblem(SharedApi.json("POST", CONNECT, body), 400, code);
    }

    @Test
    void violationsPointAtTheirPlaces() {
        HttpResponse<String> answer = SharedApi.json("PATCH", "/api/v1/database/pool",
                "{\"min\": \"2\", \"max\": 1.5, \"size\": 3}".getBytes(UTF_8));

        assertThat(assertProblem(answer, 400, "VALIDATION_FAILED").getJsonArray("violations").toString()).contains("/min", "/max", "/size");
    }

    @Test
    void numberBeyondItsTypeIsRefused() {
        assertProblem(SharedApi.json("PATCH", "/api/v1/database/pool", "{\"max\": 99999999999, \"reason\": \"test\"}".getBytes(UTF_8)), 400,
                "VALIDATION_FAILED");
    }

    @Test
    void chunkedBodyBeyondTheLimitIsRefusedWhileItIsRead() {
        String headers = "Authorization: Bearer " + SharedApi.KEY + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
        byte[] chunk = (Integer.toHexString(TEN_MEGABYTES) + "\r\n" + "x".repeat(TEN_MEGABYTES)).getBytes(UTF_8);

        RawHttp.Answer answer = RawHttp.send(SharedApi.SERVER, "POST", CONNECT, headers, chunk);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("BODY_TOO_LARGE");
    }

    @Test
    void announcedBodyBeyondTheLimitIsRefusedUnread() {
        String headers = "Authorization: Bearer " + SharedApi.KEY + "\r\nContent-Type: application/json\r\nContent-Length: " + TEN_MEGABYTES
                + "\r\n";

        RawHttp.Answer answer = RawHttp.send(SharedApi.SERVER, "POST", CONNECT, headers, "{\"reason\": \"x".getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("BODY_TOO_LARGE");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void otherMediaTypesAreRefused(String type) {
        assertProblem(SharedApi.administrator("POST", CONNECT, BodyPublishers.ofString("x"), "Content-Type", type), 415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "/", "application/", ";;"})
    void unreadableMediaTypeIsTheCallersFault(String type) {
        HttpResponse<String> answer = SharedApi.administrator("POST", CONNECT, BodyPublishers.ofString("{}"), "Content-Type", type);

        assertThat(answer.statusCode()).isIn(400, 415);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void otherMediaTypeIsToldWhichIsRead() {
        HttpResponse<String> post = SharedApi.administrator("POST", CONNECT, BodyPublishers.ofString("x"), "Content-Type", "text/plain");
        HttpResponse<String> patch = SharedApi.administrator("PATCH", "/api/v1/database/pool", BodyPublishers.ofString("x"),
                "Content-Type", "text/plain");

        assertThat(post.headers().firstValue("Accept")).contains("application/json");
        assertThat(post.headers().firstValue("Accept-Patch")).isEmpty();
        assertThat(patch.headers().firstValue("Accept-Patch")).contains("application/merge-patch+json, application/json");
        assertThat(patch.body()).contains("send application/merge-patch+json or application/json.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "GZIP", "x", "identity, gzip", "aws-chunked"})
    void encodedBodiesAreRefused(String coding) {
        HttpResponse<String> answer = SharedApi.administrator("POST", CONNECT, BodyPublishers.ofString("{\"reason\": \"test\"}"),
                "Content-Type", "application/json", "Content-Encoding", coding);

        assertProblem(answer, 415, "ENCODING_REFUSED");
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
    }

    @Test
    void bodyThatSaysItIsNotEncodedIsRead() {
        HttpResponse<String> answer = SharedApi.administrator("POST", CONNECT, BodyPublishers.ofString("{\"reason\": \"\"}"),
                "Content-Type", "application/json", "Content-Encoding", "Identity");

        assertProblem(answer, 400, "VALIDATION_FAILED");
    }

    @Test
    void answersInOtherMediaTypesAreNotGiven() {
        assertProblem(SharedApi.administrator("GET", "/api/v1/me", "Accept", "application/xml"), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void strangersLearnNothingFromTheirBodies() {
        assertProblem(SharedApi.stranger("POST", CONNECT, "Content-Type", "application/json"), 401, "UNAUTHENTICATED");
    }
}
