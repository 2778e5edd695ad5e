package org.backendfoundation.role;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    @RolesAllowed("operator")
    static class Said {

        public void plain() {
        }

        @PermitAll
        public void open() {
        }

        @RolesAllowed({"admin", "auditor"})
        public void narrower() {
        }

        @DenyAll
        public void never() {
        }
    }

    static class Heir extends Said {
    }

    static class Unsaid {

        public void plain() {
        }
    }

    @Test
    void methodCountsBeforeItsClass() throws NoSuchMethodException {
        assertThat(access(Said.class, "plain")).isEqualTo(new AccessRule(false, Set.of("operator")));
        assertThat(access(Said.class, "open")).isEqualTo(new AccessRule(true, Set.of()));
        assertThat(access(Said.class, "narrower")).isEqualTo(new AccessRule(false, Set.of("admin", "auditor")));
        assertThat(access(Said.class, "never")).isEqualTo(new AccessRule(false, Set.of()));
    }

    @Test
    void silenceLetsNobodyIn() throws NoSuchMethodException {
        assertThat(access(Unsaid.class, "plain")).isEqualTo(new AccessRule(false, Set.of()));
        assertThat(access(Heir.class, "plain")).isEqualTo(new AccessRule(false, Set.of()));
    }

    /** To mend: put {@code @RolesAllowed} or {@code @PermitAll} on the resource class. */
    @Test
    void everyResourceSaysWhoMayCallIt() {
        Stream<Class<?>> resources = ShippedClasses.ALL.stream()
                .filter(found -> found.isAnnotatedWith(Path.class) && found.getModifiers().contains(PUBLIC))
                .map(found -> (Class<?>) found.reflect());

        List<Class<?>> silent = resources
                .filter(resource -> !resource.isAnnotationPresent(RolesAllowed.class) && !resource.isAnnotationPresent(PermitAll.class))
                .toList();

        assertThat(silent).isEmpty();
    }

    private static AccessRule access(Class<?> resource, String method) throws NoSuchMethodException {
        return AccessRule.of(resource, resource.getMethod(method));
    }
}
