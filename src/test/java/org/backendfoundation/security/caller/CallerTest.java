package org.backendfoundation.security.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void administratorMayDoWhatAnyRoleMay() {
        Caller administrator = caller(Roles.ADMIN);

        assertThat(RoleRegistry.names()).allMatch(administrator::hasRole);
        assertThat(administrator.hasRole("planner")).isTrue();
        assertThat(administrator.groups()).containsExactlyInAnyOrderElementsOf(RoleRegistry.names());
        assertThat(administrator.roles()).containsExactly(Roles.ADMIN);
    }

    @Test
    void othersMayDoWhatTheirRolesMay() {
        Caller client = caller(Roles.CLIENT);

        assertThat(client.hasRole(Roles.CLIENT)).isTrue();
        assertThat(client.hasRole(Roles.ADMIN)).isFalse();
        assertThat(client.hasRole("planner")).isFalse();
        assertThat(client.groups()).containsExactly(Roles.CLIENT);
    }

    @Test
    void everyKnownCallerIsAnyCaller() {
        assertThat(caller("none-of-these").hasRole(Roles.ANY_CALLER)).isTrue();
        assertThat(Caller.ANONYMOUS.hasRole(Roles.ANY_CALLER)).isFalse();
    }

    @Test
    void bootstrapKeyIsAnAdministratorsAndNothingElse() {
        assertThat(Caller.BOOTSTRAP.roles()).containsExactly(Roles.ADMIN);
        assertThat(Caller.ANONYMOUS.hasRole(Roles.CLIENT)).isFalse();
    }

    private static Caller caller(String role) {
        return new Caller(UUID.randomUUID(), "somebody", Set.of(role), "api_key", null);
    }
}
