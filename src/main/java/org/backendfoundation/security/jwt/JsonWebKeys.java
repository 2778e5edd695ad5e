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
 * The issuer's usable keys: public ones of sufficient size. Other keys in the set are skipped, as RFC 7517, section 5, says, and so are
 * unreadable ones: {@link JWKSet#parse} would refuse the whole set for one.
 *
 * @param passedOver what was skipped and why, fit for the log
 */
record JsonWebKeys(JWKSet set, List<String> passedOver) {

    /** A header without a kid may fit several keys; each costs a verification. */
    private static final int MOST_CANDIDATES = 4;

    /** @throws ParseException if the text is no set of keys */
    static JsonWebKeys parse(String text) throws ParseException {
        List<JsonWebKey> members = members(text).stream().map(JsonWebKey::of).toList();
        List<JWK> usable = members.stream().map(JsonWebKey::find).flatMap(Optional::stream).toList();
        return new JsonWebKeys(new JWKSet(usable),
                members.stream().filter(member -> member.find().isEmpty()).map(JsonWebKey::describe).toList());
    }

    private static List<?> members(String text) throws ParseException {
        Map<String, Object> set = JSONObjectUtils.parse(text);
        if (set == null || !(set.get("keys") instanceof List<?> keys)) {
            throw new ParseException("it is no object with an array of keys", 0);
        }
        return keys;
    }

    /** Selects keys by kid, type, use and algorithm from the set only, whatever keys or addresses the header contains. */
    List<JWK> matching(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(new JWSHeader.Builder(header.getAlgorithm()).keyID(header.getKeyID()).build());
        return new JWKSelector(matcher).select(set).stream().limit(MOST_CANDIDATES).toList();
    }
}
