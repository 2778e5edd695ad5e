package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.testing.ProblemDocuments.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.rest.request.SecurityHeadersFilter;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.RawHttp;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, the refusals of the application and of the container included. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class AnswersIT {

    private static final String LISTED = "http://localhost:3000";

    private static final Map<String, String> EVERYWHERE = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer", "Cross-Origin-Resource-Policy", "same-origin", "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp", "X-Permitted-Cross-Domain-Policies", "none", "X-DNS-Prefetch-Control", "off");

    private static final Map<String, String> NO_PAGE = Map.of("Cache-Control", "no-store, max-age=0",
            "Permissions-Policy", SecurityHeadersFilter.features(false), "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'");

    private static final Map<String,
            String> PAGE = Map.of("Cache-Control", "no-cache", "Permissions-Policy", SecurityHeadersFilter.features(true),
                    "Content-Security-Policy", SecurityHeadersFilter.policy(true));

    private static final String FILE = "/admin/style/tokens.css";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET,/api/v1/health/live", "GET,/api/v1/me", "GET,/api/v1/nowhere", "DELETE,/api/v1/database",
        "POST,/api/v1/database/connect",
        "GET,/nowhere", "PUT,/nowhere", "PATCH,/", "GET,/", "GET,/WEB-INF/web.xml", "GET,/problem", "OPTIONS,/api/v1/me", "GET,/api/v1",
        "GET,/admin", "POST,/api/v1/session"})
    void everyAnswerIsSafeAndFound(String method, String path) {
        HttpResponse<String> answer = SharedApi.stranger(method, path, "Origin", LISTED);

        assertHeaders(answer, NO_PAGE);
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(LISTED);
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-credentials");
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "those of the server")
    void contractHasTheHeadersOfAnAnswer() {
        assertHeaders(SharedApi.stranger("GET", "/openapi", "Origin", LISTED), NO_PAGE);
    }

    @Test
    void pageIsFoundInItsFolderAndMayLoadWhatLiesBesideIt() {
        HttpResponse<String> answer = SharedApi.stranger("GET", "/admin/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        assertHeaders(answer, PAGE);
    }

    @Test
    void fileThatIsKnownIsNotSentAgainAndHasItsHeaders() {
        String changed = SharedApi.stranger("GET", FILE).headers().firstValue("Last-Modified").orElseThrow();

        HttpResponse<String> answer = SharedApi.stranger("GET", FILE, "If-Modified-Since", changed, "Origin", LISTED);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertHeaders(answer, PAGE);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(LISTED);
    }

    static Stream<String> ranges() {
        return Stream.of("bytes=0-3", "bytes=", "bytes=x-y", "bytes=9-3", "bytes=999999-", "bytes=-0", "lines=1-2", "0-3", "",
                "bytes=" + "0-0,".repeat(1000) + "1-1");
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void rangesAreIgnored(String range) {
        for (String path : List.of(FILE, "/api/v1/health/live", "/openapi")) {
            HttpResponse<String> whole = SharedApi.stranger("GET", path);
            HttpResponse<String> answer = SharedApi.stranger("GET", path, "Range", range, "If-Range", "\"x\"");

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEqualTo(whole.body());
            assertThat(answer.headers().map()).doesNotContainKey("content-range");
        }
    }

    @Test
    void pageWithoutItsSlashIsFound() {
        HttpResponse<String> answer = SharedApi.stranger("GET", "/admin");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().allValues("Location")).containsExactly("/admin/");
        assertHeaders(answer, NO_PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/style", "/admin/style;x=1", "/admin/pages", "/admin/pages/audit", "/admin/./pages", "/WEB-INF",
        "/WEB-INF;/x", "/WEB-INF/classes", "/META-INF"})
    void folderWithoutItsSlashIsNotFound(String path) {
        HttpResponse<String> answer = SharedApi.stranger("GET", path);

        assertProblem(answer, 404, "NOT_FOUND");
        EVERYWHERE.keySet().forEach(name -> assertThat(answer.headers().allValues(name)).as(name).hasSize(1));
    }

    /** The servers' own: on the application's port of Payara, and elsewhere on WildFly. */
    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
    void serversHealthSaysUpOrDownAndNoMore(String path) {
        assertThat(SharedApi.stranger("GET", path).body()).doesNotContain("\"state\"", "\"mode\"", "\"drift\"", "seal_lag_ms",
                "\"code\":\"DATABASE");
    }

    @Test
    void serversMetricsAreNotThere() {
        assertProblem(SharedApi.stranger("GET", "/metrics"), 404, "NOT_FOUND");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET,/nowhere,404", "PUT,/nowhere,405", "DELETE,/,405", "GET,/WEB-INF/web.xml,404", "GET,/META-INF/MANIFEST.MF,404",
        "GET,/WEB-INF/classes/META-INF/persistence.xml,404"})
    void containersRefusalsAreProblemDocuments(String method, String path, int status) {
        assertProblem(SharedApi.stranger(method, path), status, status == 404 ? "NOT_FOUND" : "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere", "/api/v1", "/api/v1/", "/api/v1/database/nowhere", "/api/v1/application.wadl"})
    void unknownPathsAre404ForWhoIsKnown(String path) {
        assertProblem(SharedApi.administrator("GET", path), 404, "NOT_FOUND");
        assertProblem(SharedApi.stranger("GET", path), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void wrongMethodsNameTheRightOnes(String method) {
        HttpResponse<String> answer = SharedApi.administrator(method, "/api/v1/me");

        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void inventedMethodIsRefused() {
        RawHttp.Answer answer = RawHttp.send(SharedApi.SERVER, "BREW", "/api/v1/me", "Authorization: Bearer " + SharedApi.KEY + "\r\n",
                new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text()).contains("METHOD_NOT_ALLOWED");
    }

    @Test
    void wellFormedRequestIdIsKept() {
        assertThat(SharedApi.stranger("GET", "/api/v1/me", "X-Request-Id", "order-4711").headers().firstValue("X-Request-Id"))
                .contains("order-4711");
    }

    @Test
    void otherRequestIdsAreReplaced() {
        assertThat(SharedApi.stranger("GET", "/api/v1/me", "X-Request-Id", "<script>").headers().firstValue("X-Request-Id").orElse(""))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void preflightOfAListedOriginIsAnsweredWithoutAKey() {
        HttpResponse<String> answer = preflight("/api/v1/database", LISTED);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(LISTED);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse("")).contains("PATCH");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse("")).contains("Authorization", "If-Match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3001", "https://localhost:3000", "http://localhost", "null",
        "http://localhost:3000.evil.example", "HTTP://LOCALHOST:3000"})
    void preflightOfAnotherOriginIsRefused(String origin) {
        HttpResponse<String> answer = preflight("/api/v1/database", origin);

        assertProblem(answer, 403, "ORIGIN_REFUSED");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void otherOriginsMayNotReadAnswers() {
        assertThat(SharedApi.administrator("GET", "/api/v1/me", "Origin", "https://evil.example").headers()
                .firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void twoOriginsAreNone() {
        String origins = "Origin: " + LISTED + "\r\nOrigin: https://evil.example\r\n";

        assertThat(RawHttp.get(SharedApi.SERVER, "/api/v1/health/live", origins).header("Access-Control-Allow-Origin")).isEmpty();
        String preflight = origins + "Access-Control-Request-Method: GET\r\n";
        assertThat(RawHttp.send(SharedApi.SERVER, "OPTIONS", "/api/v1/me", preflight, new byte[0]).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FOO", "TRACE", "CONNECT", "OPTIONS", "get", "GET, POST"})
    void preflightForNoMethodOfOursIsRefused(String method) {
        HttpResponse<String> answer = SharedApi.stranger("OPTIONS", "/api/v1/database", "Origin", LISTED, "Access-Control-Request-Method",
                method);

        assertProblem(answer, 403, "PREFLIGHT_REFUSED");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, POST, PUT, PATCH, DELETE");
    }

    @Test
    void headersOfTheSettingsMayBeSentAndReadToo() {
        HttpResponse<String> preflight = preflight("/api/v1/database", LISTED);
        HttpResponse<String> answer = SharedApi.stranger("GET", "/api/v1/me", "Origin", LISTED);

        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse("")).endsWith(", X-Client-Version, baggage");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse("")).endsWith(", X-Total");
    }

    @Test
    void headersOfFilesMayBeSentAndReadToo() {
        HttpResponse<String> answer = SharedApi.stranger("GET", "/api/v1/me", "Origin", LISTED);

        assertThat(preflight("/api/v1/database", LISTED).headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("If-Range", " Range", "Repr-Digest");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("Content-Disposition", "Content-Range", "Repr-Digest");
    }

    @Test
    void pagesOfListedOriginsMayReadRefusals() {
        String announced = "Origin: " + LISTED + "\r\nAuthorization: Bearer " + SharedApi.KEY + "\r\nContent-Length: 10000000\r\n";
        RawHttp.Answer large = RawHttp.send(SharedApi.SERVER, "POST", "/api/v1/session", announced, new byte[0]);

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.header("Access-Control-Allow-Origin")).contains(LISTED);
        for (HttpResponse<String> refusal : List.of(SharedApi.administrator("PUT", "/api/v1/me", "Origin", LISTED),
                SharedApi.stranger("GET", "/api/v1/me", "Origin", LISTED, "Authorization", "Bearer x", "Authorization", "Bearer y"),
                SharedApi.administrator("POST", "/api/v1/database/connect", BodyPublishers.ofString("x"),
                        "Origin", LISTED, "Content-Type", "text/plain"),
                SharedApi.administrator("GET", "/api/v1/me", "Origin", LISTED, "Accept", "text/html"))) {
            assertThat(refusal.statusCode()).isBetween(400, 499);
            assertThat(refusal.headers().allValues("Access-Control-Allow-Origin")).as(refusal.body()).containsExactly(LISTED);
            assertHeaders(refusal, NO_PAGE);
        }
    }

    private static void assertHeaders(HttpResponse<String> answer, Map<String, String> more) {
        EVERYWHERE.forEach((name, value) -> assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        more.forEach((name, value) -> assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
    }

    private static HttpResponse<String> preflight(String path, String origin) {
        return SharedApi.stranger("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "authorization");
    }
}
