package org.backendfoundation.sample.kinds;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constraint of the team's own, over two attributes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KindOrdered.Validator.class)
public @interface KindOrdered {

    String message() default "must not end before it begins";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares both. */
    class Validator implements ConstraintValidator<KindOrdered, KindRange> {

        @Override
        public boolean isValid(KindRange range, ConstraintValidatorContext context) {
            return range == null || range.getLowest() == null || range.getHighest() == null || range.getLowest() <= range.getHighest();
        }
    }
}
