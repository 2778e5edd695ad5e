package org.backendfoundation.security.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.role.RoleRegistry;

/**
 * The roles that a token's claim gives: a list, or words separated by spaces as in {@code scope} (RFC 8693, section 4.2). Roles that
 * this application does not have are passed over.
 */
final class TokenRoles {

    private TokenRoles() {
    }

    /**
     * @param claim the name of a claim, or names of nested objects with dots between them. A name may itself contain dots, as a URL
     *              does, or a client's name in Keycloak: in each object, the longest name that exists is taken
     */
    static Set<String> of(JWTClaimsSet claims, String claim) {
        return words(find(claims.getClaims(), claim)).filter(RoleRegistry::isKnown).collect(Collectors.toUnmodifiableSet());
    }

    /** Null if the path does not exist. */
    static Object find(Map<?, ?> object, String path) {
        for (int end = path.length(); end >= 0; end = path.lastIndexOf('.', end - 1)) {
            String name = path.substring(0, end);
            if (object.containsKey(name)) {
                return end == path.length() ? object.get(name) : findWithin(object.get(name), path.substring(end + 1));
            }
        }
        return null;
    }

    private static Object findWithin(Object value, String rest) {
        return value instanceof Map<?, ?> object ? find(object, rest) : null;
    }

    private static Stream<String> words(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return value instanceof String text ? Stream.of(text.split(" ")) : Stream.empty();
    }
}
