package org.backendfoundation.sample.kinds;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/** A constraint of the team's own on one attribute. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KindUpperCase.Validator.class)
public @interface KindUpperCase {

    String message() default "must be in capitals";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Takes what has no letters, too. */
    class Validator implements ConstraintValidator<KindUpperCase, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || text.equals(text.toUpperCase(Locale.ROOT));
        }
    }
}
