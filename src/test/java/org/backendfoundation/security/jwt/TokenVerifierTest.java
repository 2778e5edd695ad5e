package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backendfoundation.security.Tokens.claims;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.security.Tokens;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Tokens TOKENS = new Tokens();

    private final TokenVerifier verifier = verifier(TOKENS.publicKeys(), TokenAlgorithm.Choice.USUAL);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void soundTokenCounts(String algorithm) {
        JWTClaimsSet verified = verifier.verify(TOKENS.signed(JWSAlgorithm.parse(algorithm), header -> header, claims(NOW).build()));

        assertThat(verified.getSubject()).isEqualTo("alice");
        assertThat(TokenRoles.of(verified, "roles")).containsExactly("operator");
    }

    @Test
    void ed25519Counts() throws GeneralSecurityException {
        for (int i = 0; i < 16; i++) {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            String x = base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            String keys = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed-1\",\"x\":\"" + x + "\"}]}";
            String content = base64("{\"alg\":\"EdDSA\",\"kid\":\"ed-1\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + base64(claims(NOW).build().toString().getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            byte[] signed = signature.sign();

            assertThat(verifier(keys, TokenAlgorithm.Choice.USUAL).verify(content + "." + base64(signed)).getSubject()).isEqualTo("alice");
            signed[0] ^= 1;
            assertRefused(verifier(keys, TokenAlgorithm.Choice.USUAL), content + "." + base64(signed), "its signature is wrong");
        }
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("its issuer is another one", claims -> claims.issuer("https://evil.example")),
                wrong("its issuer is another one", claims -> claims.issuer(null)),
                wrong("it is meant for another audience", claims -> claims.audience("another")),
                wrong("it is meant for another audience", claims -> claims.audience((String) null)),
                wrong("it has expired", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(30)))),
                wrong("it never expires", claims -> claims.expirationTime(null)),
                wrong("it is not valid yet", claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(31)))),
                wrong("its subject is missing", claims -> claims.subject(null)),
                wrong("its subject is missing", claims -> claims.subject(" ")),
                wrong("its subject is missing", claims -> claims.subject("a\nb")),
                wrong("its subject is missing", claims -> claims.subject("x".repeat(256))));
    }

    private static Arguments wrong(String reason, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(reason, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void wrongClaimsAreRefused(String reason, UnaryOperator<JWTClaimsSet.Builder> change) {
        String token = TOKENS.signed(change.apply(claims(NOW)).build());

        assertRefused(verifier, token, reason);
        assertThatThrownBy(() -> verifier.verify(token)).matches(refused -> !((CredentialRefusedException) refused).isGuess(),
                "is no guess");
    }

    @Test
    void tokenOfAnotherIssuerIsNoGuessHoweverItIsSigned() {
        JWTClaimsSet elsewhere = claims(NOW).issuer("https://other.example").build();

        for (String token : List.of(new Tokens().signed(elsewhere),
                TOKENS.signed(JWSAlgorithm.RS512, header -> header.keyID("other"), elsewhere))) {
            assertRefused(verifier, token, "its issuer is another one");
            assertThatThrownBy(() -> verifier.verify(token)).matches(refused -> !((CredentialRefusedException) refused).isGuess(),
                    "is no guess");
        }
    }

    @Test
    void clocksMayDifferByTheSkew() {
        JWTClaimsSet claims = claims(NOW).expirationTime(Date.from(NOW.minusSeconds(29))).notBeforeTime(Date.from(NOW.plusSeconds(30)))
                .build();

        assertThat(verifier.verify(TOKENS.signed(claims)).getSubject()).isEqualTo("alice");
    }

    @Test
    void unsignedTokenIsRefused() {
        assertRefused(verifier, new PlainJWT(claims(NOW).build()).serialize(), "it is no signed JWT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "HS256"})
    void algorithmsWithoutPrivateKeyAreRefused(String algorithm) {
        String header = base64(("{\"alg\":\"" + algorithm + "\"}").getBytes(StandardCharsets.UTF_8));
        String token = header + "." + base64(claims(NOW).build().toString().getBytes(StandardCharsets.UTF_8)) + ".AAAA";

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(CredentialRefusedException.class);
    }

    @Test
    void publicKeyIsNoSharedSecret() throws JOSEException {
        for (byte[] secret : new byte[][] {TOKENS.rsa.toRSAPublicKey().getEncoded(),
            TOKENS.rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)}) {
            String token = Tokens.sign(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(), claims(NOW).build(),
                    new MACSigner(secret));

            assertRefused(verifier, token, "its algorithm is not among");
        }
    }

    @Test
    void unknownKidIsRefused() {
        assertRefused(verifier, TOKENS.signed(JWSAlgorithm.RS256, header -> header.keyID("rsa-2"), claims(NOW).build()),
                "no key of the issuer fits");
    }

    @Test
    void keyOfAnotherIsRefused() {
        assertRefused(verifier, new Tokens().signed(claims(NOW).build()), "its signature is wrong");
    }

    @Test
    void keyThatTheTokenBringsAlongIsNotLookedAt() throws JOSEException {
        RSAKey own = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").jwk(own.toPublicJWK())
                .jwkURL(URI.create("http://127.0.0.1:1/jwks")).build();

        assertRefused(verifier, Tokens.sign(header, claims(NOW).build(), new RSASSASigner(own)), "its signature is wrong");
    }

    @Test
    void algorithmThatIsNotChosenIsRefused() {
        TokenVerifier onlyEc = verifier(TOKENS.publicKeys(), new TokenAlgorithm.Choice(Set.of(TokenAlgorithm.ES256)));

        assertRefused(onlyEc, TOKENS.signed(claims(NOW).build()), "its algorithm is not among");
    }

    @Test
    void otherTypesAreRefused() {
        assertRefused(verifier,
                TOKENS.signed(JWSAlgorithm.RS256, header -> header.type(new JOSEObjectType("logout+jwt")), claims(NOW).build()),
                "its type is not JWT");
        assertThat(verifier
                .verify(TOKENS.signed(JWSAlgorithm.RS256, header -> header.type(new JOSEObjectType("at+jwt")), claims(NOW).build())))
                .isNotNull();
    }

    @Test
    void criticalExtensionsAreRefused() {
        assertRefused(verifier, TOKENS.signed(JWSAlgorithm.RS256, header -> header.criticalParams(Set.of("exp")).customParam("exp", 1),
                claims(NOW).build()), "it has critical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a.b.c", "e30.e30.", "....", "\u0000.\u0000.\u0000"})
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> verifier.verify(text)).isInstanceOf(CredentialRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf\\ud800", "conf\\udfff", "\\udc00\\ud800", "a\\u0085b", "a\\u202eb", "a\\u200bb", "a\\u2028b"})
    void subjectThatCannotBeStoredOrReadIsRefused(String subject) {
        assertRefused(verifier, TOKENS.signedText(claims(NOW).subject("SUBJECT").build().toString().replace("SUBJECT", subject)),
                "its subject is missing");
    }

    @Test
    void subjectMayBeAnyOtherText() {
        for (String subject : List.of("auth0|5f7c", "a/b@c", "\u017b\u00f3\u0142w", "\ud83d\udc69 x")) {
            assertThat(verifier.verify(TOKENS.signed(claims(NOW).subject(subject).build())).getSubject()).isEqualTo(subject);
        }
    }

    @Test
    void endBeyondTheYear9999IsRefused() {
        assertThat(verifier.verify(TOKENS.signed(claims(NOW).expirationTime(Date.from(Instant.parse("9999-12-31T23:59:59Z"))).build())))
                .isNotNull();
        assertRefused(verifier, TOKENS.signed(claims(NOW).expirationTime(Date.from(Instant.parse("+10000-01-01T00:00:00Z"))).build()),
                "it expires after the year 9999");
        assertRefused(verifier, TOKENS.signed(claims(NOW).expirationTime(new Date(NOW.toEpochMilli() * 1000)).build()),
                "it expires after the year 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", " ", "+", "/", "!", "\u00e4"})
    void tokenIsBase64UrlWithoutPaddingAndNothingElse(String odd) {
        String[] parts = TOKENS.signed(claims(NOW).build()).split("\\.");

        for (int i = 0; i < parts.length; i++) {
            String[] changed = parts.clone();
            changed[i] += odd;
            assertRefused(verifier, String.join(".", changed), "it is not in base64url");
        }
    }

    @Test
    void tokenOfALongListOfGroupsCounts() {
        String token = TOKENS.signed(claims(NOW).claim("groups", "g".repeat(8500)).build());

        assertThat(token).hasSizeBetween(11_500, TokenVerifier.LONGEST);
        assertThat(verifier.verify(token).getSubject()).isEqualTo("alice");
    }

    @Test
    void callerIsToldThatATokenIsTooLongAndItIsNoGuess() {
        String token = TOKENS.signed(claims(NOW).claim("groups", "g".repeat(9500)).build());

        assertThat(token).hasSizeGreaterThan(TokenVerifier.LONGEST);
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOfSatisfying(CredentialRefusedException.class, refused -> {
            assertThat(refused).hasMessage("The token is longer than 12288 characters; have its issuer write less into it.");
            assertThat(refused.code()).isEqualTo(RestError.INVALID_TOKEN);
            assertThat(refused.isGuess()).isFalse();
        });
    }

    @Test
    void everyChangedCharacterIsRefused() {
        String token = TOKENS.signed(claims(NOW).build());
        for (int i = 0; i < token.lastIndexOf('.'); i += 7) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);

            assertThatThrownBy(() -> verifier.verify(changed)).as(changed).isInstanceOf(CredentialRefusedException.class);
        }
    }

    private static TokenVerifier verifier(String keys, TokenAlgorithm.Choice algorithms) {
        JwkSetCache source = new JwkSetCache(() -> keys, Runnable::run, () -> NOW);
        return new TokenVerifier(source, new TokenVerifier.Rules(Tokens.ISSUER, Tokens.AUDIENCE, algorithms, Duration.ofSeconds(30)),
                () -> NOW);
    }

    private static void assertRefused(TokenVerifier verifier, String token, String reason) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOfSatisfying(CredentialRefusedException.class,
                refused -> assertThat(refused.reason()).startsWith(reason));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
