package org.backendfoundation.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** The issuer's keys that may be used: public ones of sufficient size. Others in the set are passed over, as RFC 7517, section 5, has it. */
record JsonWebKeys(JWKSet set) {

    private static final Set<KeyType> ASYMMETRIC = Set.of(KeyType.RSA, KeyType.EC, KeyType.OKP);
    /** NIST SP 800-131A. */
    private static final int SMALLEST_RSA = 2048;
    /** A header without a kid may fit several keys; each costs a verification. */
    private static final int MOST_CANDIDATES = 4;

    /** @throws ParseException if the text is no set of keys */
    static JsonWebKeys parse(String text) throws ParseException {
        return new JsonWebKeys(new JWKSet(JWKSet.parse(text).getKeys().stream().filter(JsonWebKeys::isUsable).toList()));
    }

    private static boolean isUsable(JWK key) {
        return ASYMMETRIC.contains(key.getKeyType()) && !key.isPrivate() && (!(key instanceof RSAKey) || key.size() >= SMALLEST_RSA);
    }

    /** By kid, type, use and algorithm; from the set alone, whatever keys or addresses the header brings along. */
    List<JWK> matching(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(new JWSHeader.Builder(header.getAlgorithm()).keyID(header.getKeyID()).build());
        return new JWKSelector(matcher).select(set).stream().limit(MOST_CANDIDATES).toList();
    }
}
