package org.backendfoundation.security.jwt;

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
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.security.credential.SecurityError;

/**
 * Decides whether a token counts (RFC 7519; the pitfalls of RFC 8725): its form, its algorithm, its key, its signature, and only then what
 * it says. Keys and addresses in the header ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) are never looked at. Of what it says the
 * issuer alone is read before, to refuse: a token of another issuer is a mistake, and guesses nothing here.
 */
public class TokenVerifier {

    /** What a token must say: RFC 9068 names the second type. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");
    /** Leaves room for the other headers: the servers accept 16 KiB. */
    public static final int LONGEST = 12_288;
    /** Later times cannot be written as RFC 3339; an issuer that counts in milliseconds exceeds it by far. */
    private static final Instant LATEST_END = Instant.parse("9999-12-31T23:59:59Z");
    private static final int LONGEST_SUBJECT = 255;

    private final JwkSetCache keys;
    private final Rules rules;
    private final InstantSource clock;

    /** The configured values. */
    record Rules(String issuer, String audience, TokenAlgorithm.Choice algorithms, Duration skew) {
    }

    TokenVerifier(JwkSetCache keys, Rules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws CredentialRefusedException if the token is not valid, with the reason */
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
        if (text.length() > LONGEST) {
            throw CredentialRefusedException.tooLong(LONGEST);
        }
        require(text.chars().allMatch(TokenVerifier::isBase64UrlOrDot), "it is not in base64url");
        try {
            return SignedJWT.parse(text);
        } catch (ParseException | IllegalArgumentException e) {
            throw CredentialRefusedException.guessed("it is no signed JWT");
        }
    }

    /** Requires base64url without padding, line breaks or anything else that decoders skip (RFC 7515, section 2). */
    private static boolean isBase64UrlOrDot(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    private void checkHeader(JWSHeader header) {
        require(TokenAlgorithm.find(header.getAlgorithm().getName()).filter(rules.algorithms()::contains).isPresent(),
                "its algorithm is not among security_jwt_algorithms");
        require(header.getType() == null || TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT)), "its type is not JWT");
        require(header.getCriticalParams() == null || header.getCriticalParams().isEmpty(),
                "it has critical extensions that are not known here");
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

    /** From here on the issuer has proven the token, so a failure is not a guess. */
    private void checkClaims(JWTClaimsSet claims) {
        Instant now = clock.instant();
        check(claims.getAudience().contains(rules.audience()), "it is meant for another audience");
        check(claims.getExpirationTime() != null, "it never expires");
        check(holds(claims.getExpirationTime(), end -> end.plus(rules.skew()).isAfter(now)), "it has expired");
        check(holds(claims.getExpirationTime(), end -> !end.isAfter(LATEST_END)), "it expires after the year 9999");
        check(holds(claims.getNotBeforeTime(), start -> !start.minus(rules.skew()).isAfter(now)), "it is not valid yet");
        check(isSubject(claims.getSubject()), "its subject is missing, too long or not printable");
    }

    private static boolean holds(Date time, Predicate<Instant> rule) {
        return time == null || rule.test(time.toInstant());
    }

    /** Half a surrogate pair would be stored as a question mark, and two subjects be one actor. */
    private static boolean isSubject(String subject) {
        return subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT && LogSafe.isPrintable(subject);
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
