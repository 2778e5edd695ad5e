package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.security.Tokens.claims;
import static org.backendfoundation.testing.ProblemDocuments.assertProblem;
import static org.backendfoundation.testing.ProblemDocuments.parse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.backendfoundation.security.jwt.TokenVerifier;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.TestWar;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node that takes tokens of an issuer with a certificate of its own, behind a trusted proxy on loopback, which lets every test come from
 * an address of its own. It needs no database.
 */
@OncePerEngine
class JwtIT {

    private static final Tokens TOKENS = new Tokens();
    private static final String ME = "/api/v1/me";
    private static final String LIVE = "/api/v1/health/live";
    private static final String REFUSALS = "/api/v1/health/test-refusals";
    private static final AtomicInteger VISITS = new AtomicInteger();

    @TempDir
    static Path directory;

    private static HttpsIssuer issuer;
    private static HttpServer evil;
    private static ApplicationServer server;

    @BeforeAll
    static void start() throws IOException {
        evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", visit -> {
            VISITS.incrementAndGet();
            visit.sendResponseHeaders(200, -1);
            visit.close();
        });
        evil.start();
        issuer = HttpsIssuer.start(directory, TOKENS.publicKeys());
        server = ApplicationServer.with(TestWar.shipped().with(TestSubjects.class).writeTo(directory), Ports.free(), Map.of(
                "DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nowhere", "SECURITY_JWT_JWKS", issuer.address("localhost"),
                "SECURITY_JWT_CA", issuer.authority().toString(), "SECURITY_JWT_ISSUER", Tokens.ISSUER,
                "SECURITY_JWT_AUDIENCE", Tokens.AUDIENCE, "TRUSTED_PROXIES", "127.0.0.0/8,::1", "SECURITY_FAILURE_LIMIT", "3",
                "SECURITY_RATE_LIMIT_ADDRESS", "30", "SECURITY_RATE_LIMIT", "25"), Path.of("target", "test-servers", "jwt.log"));
        server.start();
        server.awaitStatus(LIVE, 200, Duration.ofSeconds(90));
        // the first token makes the node read the keys, for which a request waits a second and no longer
        Deadline.await("the issuer's keys", Duration.ofSeconds(60),
                () -> get(ME, "192.0.2.99", TOKENS.signed(claims(Instant.now()).build()))
                        .statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        server.close();
        evil.stop(0);
        issuer.close();
    }

    @Test
    void soundTokenIsItsActor() {
        JWTClaimsSet claims = claims(Instant.now()).build();
        HttpResponse<String> answer = get(ME, "192.0.2.1", TOKENS.signed(claims));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(parse(answer.body()).getString("id")).isEqualTo(TestSubjects.ALICE.toString());
        assertThat(parse(answer.body()).getString("name")).isEqualTo("Alice");
        assertThat(parse(answer.body()).getJsonArray("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(parse(answer.body()).getString("authentication")).isEqualTo("jwt");
        assertThat(Instant.parse(parse(answer.body()).getString("until")))
                .isEqualTo(claims.getExpirationTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202eecilA", "Al\u200bice", "Alice\u2028", " Alice", "System", "boot\u200bstrap"})
    void subjectStandsForANameThatIsNotReadable(String name) {
        HttpResponse<String> answer = get(ME, "192.0.2.4", TOKENS.signed(claims(Instant.now()).claim("name", name).build()));

        assertThat(parse(answer.body()).getString("name")).isEqualTo("alice");
    }

    @Test
    void tokenMayHaveTwelveKibibytes() {
        String nine = TOKENS.signed(claims(Instant.now()).claim("groups", "g".repeat(6_600)).build());
        String thirteen = TOKENS.signed(claims(Instant.now()).claim("groups", "g".repeat(9_000)).build());

        assertThat(nine.length()).isBetween(9_000, TokenVerifier.LONGEST);
        assertThat(get(ME, "192.0.2.5", nine).statusCode()).isEqualTo(200);
        assertThat(thirteen.length()).isBetween(TokenVerifier.LONGEST + 1, 15_000);
        assertThat(assertProblem(get(ME, "192.0.2.5", thirteen), 401, "INVALID_TOKEN").getString("detail"))
                .contains(String.valueOf(TokenVerifier.LONGEST));
    }

    @Test
    void rolesOfTheClaimAreEnforced() {
        String nothing = TOKENS.signed(claims(Instant.now()).claim("roles", List.of("root")).build());
        String client = TOKENS.signed(claims(Instant.now()).claim("roles", List.of("client")).build());

        assertThat(get(ME, "192.0.2.2", nothing).body()).contains("\"roles\":[]");
        assertProblem(get("/api/v1/database", "192.0.2.2", nothing), 403, "FORBIDDEN");
        assertThat(get(ME, "192.0.2.2", client).statusCode()).isEqualTo(200);
        assertProblem(get("/api/v1/database", "192.0.2.2", client), 403, "FORBIDDEN");
        assertThat(get(REFUSALS, "192.0.2.3", null).body()).contains("192.0.2.2 FORBIDDEN");
    }

    static Stream<Arguments> attacks() throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet sound = claims(now).build();
        RSAKey own = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        URI address = URI.create("http://127.0.0.1:" + evil.getAddress().getPort() + "/jwks");
        return Stream.of(
                Arguments.of("none", new PlainJWT(sound).serialize()),
                Arguments.of("HS256 with the public key",
                        Tokens.sign(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(), sound,
                                new MACSigner(TOKENS.rsa.toRSAPublicKey().getEncoded()))),
                Arguments.of("wrong issuer", TOKENS.signed(claims(now).issuer("https://evil.example").build())),
                Arguments.of("wrong audience", TOKENS.signed(claims(now).audience("another").build())),
                Arguments.of("expired", TOKENS.signed(claims(now).expirationTime(Date.from(now.minusSeconds(60))).build())),
                Arguments.of("not yet valid", TOKENS.signed(claims(now).notBeforeTime(Date.from(now.plusSeconds(60))).build())),
                Arguments.of("unknown kid", TOKENS.signed(JWSAlgorithm.RS256, header -> header.keyID("rsa-2"), sound)),
                Arguments.of("embedded jwk",
                        Tokens.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own").jwk(own.toPublicJWK()).build(), sound,
                                new RSASSASigner(own))),
                Arguments.of("jku",
                        Tokens.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own").jwkURL(address).build(), sound,
                                new RSASSASigner(own))),
                Arguments.of("x5u",
                        Tokens.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertURL(address).build(), sound, new RSASSASigner(own))),
                Arguments.of("deactivated", TOKENS.signed(claims(now).subject("deactivated").build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void attackIsChallenged(String name, String token) {
        HttpResponse<String> answer = get(ME, "2001:db8:0:" + Integer.toHexString(name.hashCode() & 0xffff) + "::1", token);

        assertProblem(answer, 401, "INVALID_TOKEN");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"foundation\", error=\"invalid_token\"");
        assertThat(VISITS).hasValue(0);
    }

    @Test
    void guessingLocksGuessesOfTheAddressOutAndNothingElse() {
        String expired = TOKENS.signed(claims(Instant.now()).expirationTime(Date.from(Instant.now().minusSeconds(60))).build());
        for (int i = 0; i < 3; i++) {
            assertProblem(get(ME, "192.0.2.10", guess()), 401, "INVALID_TOKEN");
        }

        HttpResponse<String> refused = get(ME, "192.0.2.10", guess());
        assertProblem(refused, 429, "LOCKED_OUT");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(get(ME, "192.0.2.10", TOKENS.signed(claims(Instant.now()).build())).statusCode())
                .as("a token that was never shown before")
                .isEqualTo(200);
        assertProblem(get(ME, "192.0.2.10", expired), 401, "INVALID_TOKEN");
        assertThat(get(LIVE, "192.0.2.10", guess()).statusCode()).as("what is open").isEqualTo(200);
        assertProblem(get(ME, "192.0.2.11", guess()), 401, "INVALID_TOKEN");
        assertThat(get(REFUSALS, "192.0.2.12", null).body()).contains("192.0.2.10 INVALID_CREDENTIAL 3", "192.0.2.10 LOCKED_OUT");
    }

    @Test
    void lockedOutAddressIsLookedAtAsOftenAsItMayAsk() {
        List<String> codes = Stream.generate(() -> parse(get(ME, "192.0.2.17", guess()).body()).getString("code")).limit(40).toList();

        assertThat(codes).startsWith("INVALID_TOKEN", "INVALID_TOKEN", "INVALID_TOKEN", "LOCKED_OUT").endsWith("RATE_LIMITED");
    }

    @Test
    void tokensOfAnotherIssuerAreNoGuesses() {
        String foreign = new Tokens().signed(claims(Instant.now()).issuer("https://other.example").build());
        for (int i = 0; i < 4; i++) {
            assertProblem(get(ME, "192.0.2.19", foreign), 401, "INVALID_TOKEN");
        }

        assertProblem(get(ME, "192.0.2.19", guess()), 401, "INVALID_TOKEN");
    }

    @Test
    void whoCannotBeKnownNowMayComeBack() {
        String token = TOKENS.signed(claims(Instant.now()).subject("unknowable").build());

        assertProblem(get(ME, "192.0.2.15", token), 503, "KEYS_UNKNOWN");
        assertThat(get(LIVE, "192.0.2.15", token).statusCode()).isEqualTo(200);
    }

    @Test
    void defectWhileAuthenticatingIsOurFaultAndTellsNothing() {
        String token = TOKENS.signed(claims(Instant.now()).subject("unexpected").build());

        assertProblem(get(ME, "192.0.2.16", token), 500, "INTERNAL_ERROR");
    }

    @Test
    void expiredTokenIsNoGuess() {
        String expired = TOKENS.signed(claims(Instant.now()).expirationTime(Date.from(Instant.now().minusSeconds(60))).build());
        for (int i = 0; i < 4; i++) {
            assertProblem(get(ME, "192.0.2.14", expired), 401, "INVALID_TOKEN");
        }

        assertThat(get(ME, "192.0.2.14", TOKENS.signed(claims(Instant.now()).build())).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongCheckSumCountsAsWell() {
        for (int i = 0; i < 3; i++) {
            get(ME, "192.0.2.13", "fk_00000000000000000000000000000000" + i);
        }

        assertProblem(get(ME, "192.0.2.13", guess()), 429, "LOCKED_OUT");
    }

    @Test
    void strangersAddressHasItsQuota() {
        for (int i = 0; i < 30; i++) {
            assertThat(get(LIVE, "2001:db8:1:1::" + i, null).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = get(LIVE, "2001:db8:1:1:ffff::1", null);

        assertProblem(refused, 429, "RATE_LIMITED");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 2L);
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"address\";q=30;w=60");
        assertThat(refused.headers().firstValue("RateLimit").orElse("")).startsWith("\"address\";r=0;t=");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get(LIVE, "2001:db8:1:2::1", null).statusCode()).isEqualTo(200);
    }

    @Test
    void tlsInFrontOfTheProxyCounts() {
        HttpResponse<String> encrypted = Http.get(server.address(LIVE), "X-Forwarded-For", "192.0.2.20", "X-Forwarded-Proto", "https");
        HttpResponse<String> plain = Http.get(server.address(LIVE), "X-Forwarded-For", "192.0.2.20", "X-Forwarded-Proto", "http");

        assertThat(encrypted.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    /** Of the form of a key, with a wrong check sum: a right one could not be looked up here. */
    private static String guess() {
        return "fk_" + UUID.randomUUID().toString().replace("-", "x");
    }

    private static HttpResponse<String> get(String path, String from, String credential) {
        return credential == null ? Http.get(server.address(path), "X-Forwarded-For", from)
                : Http.get(server.address(path), "X-Forwarded-For", from, "Authorization", "Bearer " + credential);
    }
}
