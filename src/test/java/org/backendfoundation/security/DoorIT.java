package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.testing.ProblemDocuments.assertProblem;
import static org.backendfoundation.testing.ProblemDocuments.parse;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.RawHttp;
import org.backendfoundation.testing.SharedApi;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DoorIT {

    @Test
    void bootstrapKeyIsTheAdministrator() {
        HttpResponse<String> answer = SharedApi.administrator("GET", "/api/v1/me");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(parse(answer.body()).getString("name")).isEqualTo("bootstrap");
        assertThat(parse(answer.body()).getString("authentication")).isEqualTo("bootstrap_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/configuration", "/api/v1/database", "/api/v1/migrations", "/api/v1/nowhere"})
    void strangersAreChallenged(String path) {
        HttpResponse<String> answer = SharedApi.stranger("GET", path);

        assertProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"foundation\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "Bearer \t", "fk_x", "Digest x=y"})
    void otherCredentialsAreNone(String authorization) {
        assertProblem(SharedApi.stranger("GET", "/api/v1/me", "Authorization", authorization), 401, "UNAUTHENTICATED");
    }

    static Stream<String> wrongCredentials() {
        return Stream.of("fk_", "fk_000000000000000000000000000000000", SharedApi.KEY + "x", ApiKey.generate().text(), "secret", "a.b.c");
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void wrongKeysAndTokensAreChallengedAsInvalid(String text) {
        HttpResponse<String> answer = SharedApi.stranger("GET", "/api/v1/me", "Authorization", "Bearer " + text);

        assertProblem(answer, 401, "INVALID_TOKEN");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"foundation\", error=\"invalid_token\"");
    }

    @Test
    void wrongKeyClosesNothingThatIsOpen() {
        assertThat(SharedApi.stranger("GET", "/api/v1/health/live", "Authorization", "Bearer fk_x").statusCode()).isEqualTo(200);
    }

    @Test
    void twoCredentialsAreRefusedEvenIfOneIsRight() {
        String headers = "Authorization: Bearer " + SharedApi.KEY + "\r\nAuthorization: Bearer " + SharedApi.KEY + "\r\n";

        assertThat(RawHttp.get(SharedApi.SERVER, "/api/v1/me", headers).text()).contains("CREDENTIALS_AMBIGUOUS")
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void headerAndPagesSessionInOneRequestAreRefused() {
        String cookie = SharedApi.stranger("DELETE", "/api/v1/session").headers().firstValue("Set-Cookie").orElseThrow().split("=", 2)[0];
        String headers = "Authorization: Bearer " + SharedApi.KEY + "\r\nCookie: other=1; " + cookie + "=x\r\n";

        assertThat(RawHttp.get(SharedApi.SERVER, "/api/v1/me", headers).text()).contains("CREDENTIALS_AMBIGUOUS")
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void everyAnswerSaysWhatIsLeft() {
        assertThat(SharedApi.administrator("GET", "/api/v1/me").headers().firstValue("RateLimit-Policy"))
                .contains("\"caller\";q=6000;w=60");
        assertThat(SharedApi.stranger("GET", "/nowhere").headers().firstValue("RateLimit").orElse("")).matches("\"address\";r=\\d+;t=\\d+");
    }

    @Test
    void keyInTheQueryIsNoKey() {
        assertProblem(SharedApi.stranger("GET", "/api/v1/me?access_token=" + SharedApi.KEY), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/database;x=y", "/api/v1;x=y/database", "/api/v1//database", "/api/v1/./database",
        "/api/v1/health/../database",
        "/api/v1/health/%2e%2e/database", "/api/v1/health/..%2fdatabase", "/api/v1/health;/../database", "/API/v1/database",
        "/api/v1/database/",
        "/api/v1/%64atabase", "/api/v1/database%2f", "/api/v1/database%00", "/api/v1/database%0a", "/api/v1\\database", "//api/v1/database",
        "/problem/../api/v1/database", "/api/v1/health/live/../../database", "/api/v1/database.json", "/api/v1/database?x=/health/live",
        "/api/v1/%c0%aedatabase"})
    void noSpellingOfAPathOpensTheDoor(String path) {
        RawHttp.Answer answer = RawHttp.get(SharedApi.SERVER, path, "");

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.text()).doesNotContain("masked_url", "\"pool\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Original-URL: /api/v1/health/live", "X-Rewrite-URL: /api/v1/health/live", "X-HTTP-Method-Override: OPTIONS",
        "X-Forwarded-For: 127.0.0.1", "X-Remote-User: bootstrap"})
    void noHeaderOpensTheDoor(String header) {
        assertThat(RawHttp.get(SharedApi.SERVER, "/api/v1/database", header + "\r\n").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "BREW"})
    void noMethodOpensTheDoor(String method) {
        RawHttp.Answer answer = RawHttp.send(SharedApi.SERVER, method, "/api/v1/database", "", new byte[0]);

        assertThat(answer.status()).isBetween(400, 405);
        assertThat(answer.text()).doesNotContain("masked_url");
    }

    @Test
    void strangersSeeHealthWithoutDetail() {
        assertThat(SharedApi.stranger("GET", "/api/v1/health/ready").body()).contains("\"status\"").doesNotContain("\"data\"");
        assertThat(SharedApi.administrator("GET", "/api/v1/health/ready").body()).contains("\"data\"");
    }
}
