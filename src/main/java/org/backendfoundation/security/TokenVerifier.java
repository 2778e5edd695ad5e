package org.backendfoundation.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether a token counts (RFC 7519; the pitfalls of RFC 8725): its form, its algorithm, its key, its signature, and only then what it says.
 * Keys and addresses in the header ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) are never looked at. Of what it says the issuer alone is read
 * before, to refuse: a token of another issuer is a mistake, and guesses nothing here.
 */
class TokenVerifier {

    /** What a token must say: RFC 9068 names the second type. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");
    private static final int LONGEST = 8192;
    private static final int LONGEST_SUBJECT = 255;

    private final KeySource keys;
    private final Rules rules;
    private final InstantSource clock;

    /** As configured. */
    record Rules(String issuer, String audience, TokenAlgorithm.Choice algorithms, Duration skew) {
    }

    TokenVerifier(KeySource keys, Rules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws CredentialRefusedException if it does not count, saying why */
    JWTClaimsSet verify(String text) {
        SignedJWT token = parse(text);
        JWTClaimsSet claims = claims(token);
        check(rules.issuer().equals(claims.getIssuer()), "its issuer is another one");
        checkHeader(token.getHeader());
        checkSignature(token);
        checkClaims(claims);
        return claims;
    }

    private static SignedJWT parse(String text) {
        require(text.length() <= LONGEST, "it is longer than " + LONGEST + " characters");
        try {
            return SignedJWT.parse(text);
        } catch (ParseException | IllegalArgumentException e) {
            throw CredentialRefusedException.guessed("it is no signed JWT");
        }
    }

    private void checkHeader(JWSHeader header) {
        require(TokenAlgorithm.find(header.getAlgorithm().getName()).filter(rules.algorithms()::contains).isPresent(),
                "its algorithm is not among security_jwt_algorithms");
        require(header.getType() == null || TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT)), "its type is not JWT");
        require(header.getCriticalParams() == null || header.getCriticalParams().isEmpty(), "it has critical extensions that are not known here");
    }

    private void checkSignature(SignedJWT token) {
        List<JWK> candidates = keys.matching(token.getHeader()).orElseThrow(SecurityError::keysUnknown);
        require(!candidates.isEmpty(), "no key of the issuer fits its kid and algorithm");
        require(candidates.stream().anyMatch(key -> Signatures.isBy(key, token)), "its signature is wrong");
    }

    private static JWTClaimsSet claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException e) {
            throw CredentialRefusedException.guessed("its claims are malformed");
        }
    }

    /** The token is the issuer's own from here on, and no guess. */
    private void checkClaims(JWTClaimsSet claims) {
        Instant now = clock.instant();
        check(claims.getAudience().contains(rules.audience()), "it is meant for another audience");
        check(claims.getExpirationTime() != null, "it never expires");
        check(holds(claims.getExpirationTime(), end -> end.plus(rules.skew()).isAfter(now)), "it has expired");
        check(holds(claims.getNotBeforeTime(), start -> !start.minus(rules.skew()).isAfter(now)), "it is not valid yet");
        check(isSubject(claims.getSubject()), "its subject is missing, too long or not printable");
    }

    private static boolean holds(Date time, Predicate<Instant> rule) {
        return time == null || rule.test(time.toInstant());
    }

    private static boolean isSubject(String subject) {
        return subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT && subject.chars().noneMatch(Character::isISOControl);
    }

    private static void check(boolean holds, String reason) {
        if (!holds) {
            throw CredentialRefusedException.outdated(reason);
        }
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw CredentialRefusedException.guessed(reason);
        }
    }
}
