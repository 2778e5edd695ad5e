package org.backendfoundation.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.configuration.Roles;

/** The roles that a token's claim gives: a list, or words separated by spaces as in {@code scope} (RFC 8693, section 4.2). Others' roles are passed over. */
final class TokenRoles {

    private static final Set<String> KNOWN = Set.of(Roles.ADMIN, Roles.OPERATOR, Roles.AUDITOR, Roles.CLIENT);

    private TokenRoles() {
    }

    /** @param claim a claim's name, or a path into objects with dots; the whole name counts first, as some issuers' names are URLs */
    static Set<String> of(JWTClaimsSet claims, String claim) {
        Object value = claims.getClaims().containsKey(claim) ? claims.getClaim(claim) : walk(claims.getClaims(), claim);
        return words(value).filter(KNOWN::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static Object walk(Object from, String path) {
        Object value = from;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    private static Stream<String> words(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return value instanceof String text ? Stream.of(text.split(" ")) : Stream.empty();
    }
}
