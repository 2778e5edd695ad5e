package org.backendfoundation.security.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The issuer's keys that may be used: public ones of sufficient size. Others in the set are passed over, as RFC 7517, section 5, has it, and so is
 * one that cannot be read: {@link JWKSet#parse} would refuse the whole set for it.
 *
 * @param passedOver what the others are and why they are none, fit for the log
 */
record JsonWebKeys(JWKSet set, List<String> passedOver) {

    /** A header without a kid may fit several keys; each costs a verification. */
    private static final int MOST_CANDIDATES = 4;

    /** @throws ParseException if the text is no set of keys */
    static JsonWebKeys parse(String text) throws ParseException {
        List<JsonWebKey> members = members(text).stream().map(JsonWebKey::of).toList();
        List<JWK> usable = members.stream().map(JsonWebKey::find).flatMap(Optional::stream).toList();
        return new JsonWebKeys(new JWKSet(usable), members.stream().filter(member -> member.find().isEmpty()).map(JsonWebKey::told).toList());
    }

    private static List<?> members(String text) throws ParseException {
        Map<String, Object> set = JSONObjectUtils.parse(text);
        if (set == null || !(set.get("keys") instanceof List<?> keys)) {
            throw new ParseException("it is no object with an array of keys", 0);
        }
        return keys;
    }

    /** By kid, type, use and algorithm; from the set alone, whatever keys or addresses the header brings along. */
    List<JWK> matching(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(new JWSHeader.Builder(header.getAlgorithm()).keyID(header.getKeyID()).build());
        return new JWKSelector(matcher).select(set).stream().limit(MOST_CANDIDATES).toList();
    }
}
