package org.backendfoundation.sample.kinds;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constraint of the team's own, over two attributes of an entity. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KindComplete.Validator.class)
public @interface KindComplete {

    String message() default "must have a code once it has an officer";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at both. */
    class Validator implements ConstraintValidator<KindComplete, KindPermit> {

        @Override
        public boolean isValid(KindPermit permit, ConstraintValidatorContext context) {
            return permit.getOfficer() == null || permit.getCode() != null;
        }
    }
}
