package org.backendfoundation.actor;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.backendfoundation.security.caller.ReadableName;

/**
 * A name that people can read and tell from others, see {@link ReadableName}. On {@link Actor} itself it applies only to active actors: an
 * older actor whose name breaks the rule can still be deactivated.
 */
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {Readable.OfText.class, Readable.OfActor.class})
public @interface Readable {

    String message() default "Must be readable.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks a name; null is left to other constraints. */
    class OfText implements ConstraintValidator<Readable, String> {

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            String fault = name == null ? null : ReadableName.fault(name).orElse(null);
            if (fault != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            }
            return fault == null;
        }
    }

    /** Checks the name of an actor. */
    class OfActor implements ConstraintValidator<Readable, Actor> {

        @Override
        public boolean isValid(Actor actor, ConstraintValidatorContext context) {
            String fault = actor.getName() == null || !actor.isActive() ? null : ReadableName.fault(actor.getName()).orElse(null);
            if (fault != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addPropertyNode("name").addConstraintViolation();
            }
            return fault == null;
        }
    }
}
