package org.backendfoundation.security.authorization;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a resource method lets in (Jakarta Annotations, section 2.9 and following): what the method says, or else its resource class, or else
 * nobody. A method that a resource class inherits is under the roles of that class, as in Jersey and RESTEasy.
 *
 * @param open for everybody; {@code roles} otherwise, none of them meaning nobody
 */
record AccessRule(boolean open, Set<String> roles) {

    private static final AccessRule NOBODY = new AccessRule(false, Set.of());

    static AccessRule of(Class<?> resource, Method method) {
        return said(method).or(() -> said(resource)).orElse(NOBODY);
    }

    private static Optional<AccessRule> said(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(NOBODY);
        }
        if (element.isAnnotationPresent(RolesAllowed.class)) {
            return Optional.of(new AccessRule(false, Set.of(element.getAnnotation(RolesAllowed.class).value())));
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(new AccessRule(true, Set.of())) : Optional.empty();
    }
}
