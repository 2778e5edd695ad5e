package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokenRolesTest {

    @Test
    void clientOfKeycloakMayHaveDotsInItsName() throws ParseException {
        JWTClaimsSet claims = JWTClaimsSet.parse(
                "{\"resource_access\":{\"account\":{\"roles\":[\"client\"]},\"shop.example.org\":{\"roles\":[\"admin\",\"offline_access\"]}}}");

        assertThat(TokenRoles.of(claims, "resource_access.shop.example.org.roles")).containsExactly("admin");
    }

    @Test
    void longestNameThatExistsCounts() throws ParseException {
        JWTClaimsSet claims = JWTClaimsSet
                .parse("{\"a\":{\"b\":{\"roles\":\"client\"}},\"a.b\":{\"roles\":\"auditor\"},\"a.b.roles\":\"operator\"}");

        assertThat(TokenRoles.of(claims, "a.b.roles")).containsExactly("operator");
        assertThat(TokenRoles.find(Map.of("a", Map.of("b", 1), "a.b", 2), "a.b")).isEqualTo(2);
        assertThat(TokenRoles.find(Map.of("a", Map.of("b", Map.of("c", 1)), "a.b", Map.of("c", 2)), "a.b.c")).isEqualTo(2);
    }

    @Test
    void rolesAreFoundInObjectsAndScopes() throws ParseException {
        JWTClaimsSet claims = JWTClaimsSet.parse(
                "{\"realm_access\":{\"roles\":[\"admin\",1]},\"scope\":\"auditor openid\",\"https://x.example/roles\":\"client\",\"list\":[{\"a\":1}]}");

        assertThat(TokenRoles.of(claims, "realm_access.roles")).containsExactly("admin");
        assertThat(TokenRoles.of(claims, "scope")).containsExactly("auditor");
        assertThat(TokenRoles.of(claims, "https://x.example/roles")).containsExactly("client");
        for (String nowhere : List.of("none.of.these", "realm_access", "realm_access.", "scope.x", "list.a", ".", "..",
                "realm_access.roles.x")) {
            assertThat(TokenRoles.of(claims, nowhere)).as(nowhere).isEmpty();
        }
    }

    @Property
    void everyWayIntoObjectsIsFoundWhateverTheNames(
            @ForAll @Size(min = 1, max = 5) List<@StringLength(max = 6) @Chars({'a', 'b', '.', '/'}) String> names) {
        Object value = "admin";
        for (int i = names.size() - 1; i >= 0; i--) {
            value = Map.of(names.get(i), value);
        }

        assertThat(TokenRoles.find((Map<?, ?>) value, String.join(".", names))).isEqualTo("admin");
    }

    @Property
    void otherNamesLeadNowhere(@ForAll @StringLength(max = 12) @Chars({'a', 'b', '.'}) String path) {
        assertThat(TokenRoles.find(Map.of("c", Map.of("a", "admin")), path)).isNull();
    }
}
