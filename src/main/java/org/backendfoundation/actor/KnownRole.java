package org.backendfoundation.actor;

import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static java.util.stream.Collectors.joining;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.role.Role;
import org.backendfoundation.role.RoleRegistry;

/** The name of a role that this application has; null is none. */
@Constraint(validatedBy = KnownRole.Validator.class)
@Retention(RUNTIME)
@Target(TYPE_USE)
@interface KnownRole {

    String message() default "must be a role of this application";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the roles there are. */
    class Validator implements ConstraintValidator<KnownRole, String> {

        @Override
        public boolean isValid(String role, ConstraintValidatorContext context) {
            if (role == null || RoleRegistry.isKnown(role)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                    "must be one of " + RoleRegistry.all().stream().map(Role::name).collect(joining(", "))).addConstraintViolation();
            return false;
        }
    }
}
