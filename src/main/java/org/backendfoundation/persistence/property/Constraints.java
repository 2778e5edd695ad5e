package org.backendfoundation.persistence.property;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What Bean Validation's annotations on an attribute tell callers. Those of a group do not hold for every request, so they tell nothing. */
public final class Constraints {

    private Constraints() {
    }

    public static boolean isNotNull(Property property) {
        return always(property.annotation(NotNull.class), NotNull::groups).isPresent()
                || always(property.annotation(NotBlank.class), NotBlank::groups).isPresent()
                || always(property.annotation(NotEmpty.class), NotEmpty::groups).isPresent();
    }

    public static void describe(Property property, Schema schema) {
        if (property.type() == String.class) {
            always(property.annotation(Size.class), Size::groups).ifPresent(size -> describe(size, schema));
            always(property.annotation(Pattern.class), Pattern::groups).ifPresent(pattern -> schema.pattern(pattern.regexp()));
        }
        always(property.annotation(Min.class), Min::groups).ifPresent(min -> schema.minimum(BigDecimal.valueOf(min.value())));
        always(property.annotation(Max.class), Max::groups).ifPresent(max -> schema.maximum(BigDecimal.valueOf(max.value())));
    }

    private static void describe(Size size, Schema schema) {
        if (size.min() > 0) {
            schema.minLength(size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            schema.maxLength(size.max());
        }
    }

    private static <A> Optional<A> always(Optional<A> constraint, Function<A, Class<?>[]> groups) {
        return constraint.filter(found -> groups.apply(found).length == 0);
    }
}
