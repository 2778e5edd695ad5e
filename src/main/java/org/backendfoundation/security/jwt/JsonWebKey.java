package org.backendfoundation.security.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.configuration.log.LogSafe;

/**
 * One member of an issuer's set, whatever it is.
 *
 * @param kid   as the set has it, which need not be a text
 * @param key   null where it may not be used
 * @param fault why not
 */
record JsonWebKey(Object kid, JWK key, String fault) {

    private static final Set<KeyType> ASYMMETRIC = Set.of(KeyType.RSA, KeyType.EC, KeyType.OKP);
    /** NIST SP 800-131A. */
    private static final int SMALLEST_RSA = 2048;

    static JsonWebKey of(Object member) {
        if (!(member instanceof Map<?, ?> object)) {
            return new JsonWebKey(null, null, "it is no object");
        }
        try {
            JWK key = parse(object);
            String fault = fault(key);
            return new JsonWebKey(key.getKeyID(), fault == null ? key : null, fault);
        } catch (ParseException | RuntimeException unreadable) {
            // the library expects keys; what it does with something else is its own affair
            return new JsonWebKey(object.get("kid"), null, unreadable.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // names in a JSON object are texts
    private static JWK parse(Map<?, ?> object) throws ParseException {
        return JWK.parse((Map<String, Object>) object);
    }

    private static String fault(JWK key) {
        if (!ASYMMETRIC.contains(key.getKeyType())) {
            return "its type has no public keys";
        }
        if (key.isPrivate()) {
            return "it is a private key, which whoever issues tokens must keep for itself";
        }
        return key instanceof RSAKey && key.size() < SMALLEST_RSA ? "it is shorter than " + SMALLEST_RSA + " bits" : null;
    }

    Optional<JWK> find() {
        return Optional.ofNullable(key);
    }

    /** The key in one log line; all texts in it come from the issuer. */
    String describe() {
        return (kid == null ? "one without kid" : "kid " + LogSafe.quote(kid.toString())) + ": " + LogSafe.quote(String.valueOf(fault));
    }
}
