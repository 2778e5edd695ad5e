package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.actor.ActorNodes.ACTORS;
import static org.backendfoundation.actor.ActorNodes.SOON;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever comes with a token is an actor. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class ActorSubjectsIT {

    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "foundation";

    @TempDir
    static Path directory;

    private static RSAKey issuerKey;
    private static ActorNodes nodes;
    private static Api admin;

    @BeforeAll
    static void start() throws JOSEException, IOException {
        issuerKey = new RSAKeyGenerator(2048).keyID("one").generate();
        Path keys = Files.writeString(directory.resolve("jwks.json"), new JWKSet(issuerKey.toPublicJWK()).toString());
        nodes = ActorNodes.start(directory, "actor-subjects", 1,
                Map.of("SECURITY_JWT_JWKS", keys.toString(), "SECURITY_JWT_ISSUER", ISSUER, "SECURITY_JWT_AUDIENCE", AUDIENCE));
        admin = nodes.as(nodes.newcomer(nodes.bootstrap(), "root", "\"admin\"").text());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void subjectIsAnActorFromTheFirstSightOn() {
        String subject = subject();

        Answer me = nodes.as(token(subject, "Ada")).get("me");

        assertThat(me.status()).as(me.body()).isEqualTo(200);
        JsonObject actor = admin.get(ACTORS + "/" + me.json().getString("id")).json();
        assertThat(actor.getString("name")).isEqualTo(me.json().getString("name")).startsWith("Ada");
        assertThat(actor.getString("issuer")).isEqualTo(ISSUER);
        assertThat(actor.getString("subject")).isEqualTo(subject);
        assertThat(actor.getJsonArray("roles")).isEmpty();
        assertThat(me.json().getJsonArray("roles").toString()).isEqualTo("[\"operator\"]");
    }

    @Test
    void subjectSeenByManyRequestsAtOnceIsOneActor() {
        String subject = subject();
        List<String> tokens = Stream.generate(() -> token(subject, "Grace")).limit(8).toList();

        List<CompletableFuture<Answer>> answers = tokens.stream().map(token -> nodes.as(token).getLater("me")).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(nodes.query("SELECT count(*) FROM actor WHERE subject = '" + subject + "'")).isEqualTo("1");
    }

    @Test
    void subjectsWithOneNameAtOnceAreActorsWithNamesOfTheirOwn() {
        String name = "Twin-" + UUID.randomUUID();
        List<CompletableFuture<Answer>> answers = Stream.generate(() -> nodes.as(token(subject(), name)).getLater("me")).limit(3).toList();

        assertThat(answers.stream().map(answer -> answer.join().json().getString("name")).distinct()).hasSize(3)
                .allMatch(shown -> shown.startsWith(name));
    }

    @Test
    void nameOfAWellKnownActorIsNotTakenOver() {
        String subject = subject();

        assertThat(nodes.as(token(subject, "Bootstrap")).get("me").json().getString("name")).isEqualTo(subject);
        assertThat(nodes.as(token("System", "System")).get("me").json().getString("name")).matches("System [0-9a-f]{12}");
    }

    @Test
    void deactivatedSubjectIsRefusedUntilItIsRestored() {
        Api caller = nodes.as(token(subject(), "Leaver"));
        String actor = ACTORS + "/" + caller.get("me").json().getString("id");

        admin.delete(actor);
        Deadline.await("the token to be refused", SOON, () -> caller.get("me").status() == 401);
        assertThat(nodes.query("SELECT count(*) FROM actor WHERE name LIKE 'Leaver%'")).isEqualTo("1");

        admin.post(actor + "/restore", "");
        Deadline.await("the token to count again", SOON, () -> caller.get("me").status() == 200);
    }

    @Test
    void administratorsNameTheSubjectBeforehand() {
        String subject = subject();
        String actor = admin
                .post(ACTORS,
                        "{\"name\":\"%s\",\"kind\":\"PERSON\",\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(subject, ISSUER, subject))
                .json().getString("id");

        assertThat(nodes.as(token(subject, "Somebody")).get("me").json().getString("id")).isEqualTo(actor);
    }

    private static String subject() {
        return "subject-" + UUID.randomUUID();
    }

    private static String token(String subject, String name) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE).subject(subject).claim("name", name)
                .claim("roles", List.of("operator"))
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300))).build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(issuerKey.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(issuerKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
