package org.backendfoundation.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.role.ApplicationRole;
import org.backendfoundation.role.Role;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;
import org.junit.jupiter.api.Test;

class RoleDeclarationsTest {

    @ApplicationRole(name = "declared-1", may = "try")
    @ApplicationRole(name = "declared-2", may = "try again")
    private static final class Declared {
    }

    @ApplicationRole(name = "Sales", may = "sell")
    @ApplicationRole(name = Roles.AUDITOR, may = "audit")
    @ApplicationRole(name = "declared-3", may = "try")
    @ApplicationRole(name = "declared-3", may = "do something else")
    private static final class Misdeclared {
    }

    @RolesAllowed({"declared-1", Roles.CLIENT, "**"})
    static final class Resource {

        @RolesAllowed("declard-1")
        public void misspelt() {
        }
    }

    private final RoleDeclarations declarations = new RoleDeclarations();

    @Test
    void declaredRoleIsOneOfTheApplication() {
        declarations.declare(Declared.class);

        assertThat(declarations.violations()).isEmpty();
        assertThat(RoleRegistry.all()).contains(new Role("declared-1", "try"), new Role("declared-2", "try again"));
    }

    @Test
    void wrongDeclarationsAreNamed() {
        declarations.declare(Misdeclared.class);

        assertThat(declarations.violations()).extracting(ConfigurationViolation::value)
                .isEqualTo(List.of("Sales", "auditor", "declared-3"));
        assertThat(declarations.violations()).extracting(ConfigurationViolation::key).containsOnly(Misdeclared.class.getName());
    }

    @Test
    void roleThatNobodyDeclaresIsNamedWithThoseThereAre() {
        declarations.declare(Declared.class);
        declarations.use(Resource.class);

        assertThat(declarations.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.value()).isEqualTo("declard-1");
            assertThat(violation.remedy()).contains("admin", "declared-1");
        });
    }
}
