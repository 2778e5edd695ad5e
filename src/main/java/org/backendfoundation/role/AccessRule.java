package org.backendfoundation.role;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call a resource method (Jakarta Annotations, section 2.9 and following): the method's annotation decides, or else that of its
 * resource class, or else nobody may. An inherited method is under the roles of the class that inherits it, as in Jersey and RESTEasy.
 *
 * @param open true for everybody; otherwise {@code roles} decide, and no roles mean nobody
 */
public record AccessRule(boolean open, Set<String> roles) {

    private static final AccessRule NOBODY = new AccessRule(false, Set.of());

    public static AccessRule of(Class<?> resource, Method method) {
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
