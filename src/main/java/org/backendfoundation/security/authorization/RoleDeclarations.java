package org.backendfoundation.security.authorization;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.role.ApplicationRole;
import org.backendfoundation.role.Role;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;

/**
 * Collects the application's own roles while the container scans the WAR, and stops the deployment where a role is declared wrongly, or
 * where {@code @RolesAllowed} names one that nobody declares: a slip there would refuse every caller but administrators.
 */
public class RoleDeclarations implements Extension {

    /** Needs no quotes in an array of PostgreSQL, and is one word in a token's scope. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private final Set<Class<?>> users = ConcurrentHashMap.newKeySet();
    private final List<ConfigurationViolation> violations = new ArrayList<>();

    void declare(@Observes @WithAnnotations({ApplicationRole.class, ApplicationRole.Several.class}) ProcessAnnotatedType<?> type) {
        declare(type.getAnnotatedType().getJavaClass());
    }

    void use(@Observes @WithAnnotations(RolesAllowed.class) ProcessAnnotatedType<?> type) {
        use(type.getAnnotatedType().getJavaClass());
    }

    void decide(@Observes AfterDeploymentValidation validation) {
        List<ConfigurationViolation> found = violations();
        if (!found.isEmpty()) {
            validation.addDeploymentProblem(new InvalidConfigurationException(found));
        }
    }

    void declare(Class<?> type) {
        for (ApplicationRole declared : type.getAnnotationsByType(ApplicationRole.class)) {
            if (!NAME.matcher(declared.name()).matches()) {
                violations.add(violation(type, declared.name(), "A role must not have this name.",
                        "Begin with a small letter, and go on with small letters, digits, '_' and '-'; at most 63 characters."));
            } else {
                RoleRegistry.add(new Role(declared.name(), declared.may())).ifPresent(other -> violations.add(violation(type,
                        declared.name(), "There is a role of this name, which may " + other.may() + ".",
                        "Declare each role once, or choose another name.")));
            }
        }
    }

    void use(Class<?> type) {
        users.add(type);
    }

    List<ConfigurationViolation> violations() {
        return Stream.concat(violations.stream(),
                users.stream().sorted(Comparator.comparing(Class::getName)).flatMap(RoleDeclarations::unknown)).toList();
    }

    private static Stream<ConfigurationViolation> unknown(Class<?> type) {
        return Stream.<AnnotatedElement>concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods()))
                .flatMap(element -> Stream.ofNullable(element.getAnnotation(RolesAllowed.class)))
                .flatMap(allowed -> Arrays.stream(allowed.value())).distinct()
                .filter(role -> !role.equals(Roles.ANY_CALLER) && !RoleRegistry.isKnown(role)).sorted()
                .map(role -> violation(type, role, "@RolesAllowed names a role that nobody declares.",
                        "Declare it by @ApplicationRole, or name one of " + String.join(", ", names()) + "."));
    }

    private static List<String> names() {
        return RoleRegistry.all().stream().map(Role::name).toList();
    }

    private static ConfigurationViolation violation(Class<?> type, String role, String message, String remedy) {
        return new ConfigurationViolation(type.getName(), "declared_roles", message, remedy, role, "the class");
    }
}
