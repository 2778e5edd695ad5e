package org.backendfoundation.persistence.property;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.rest.openapi.ConstraintSchemas;
import org.backendfoundation.rest.openapi.ConstraintSchemas.Place;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What Bean Validation's annotations on an attribute tell callers: those that count whenever it is written, and those of groups. */
public final class Constraints {

    private static final ConstraintSchemas ALWAYS = new ConstraintSchemas(List.of());

    private Constraints() {
    }

    public static boolean isNotNull(Property property) {
        return isNotNull(property, ALWAYS);
    }

    /** @param groups in which the attribute is validated, besides that of constraints without a group */
    public static boolean isNotNull(Property property, Collection<Class<?>> groups) {
        return isNotNull(property, new ConstraintSchemas(groups));
    }

    private static boolean isNotNull(Property property, ConstraintSchemas constraints) {
        return places(property).stream().anyMatch(place -> constraints.isNotNull(place.element()));
    }

    /** @param groups in which the attribute is validated, besides that of constraints without a group */
    public static void describe(Property property, Schema schema, Collection<Class<?>> groups) {
        new ConstraintSchemas(groups).describe(schema, places(property));
    }

    /** Whether nothing that schemas tell refuses the value, which is not null. */
    public static boolean admit(Property property, Object value, Collection<Class<?>> groups) {
        return new ConstraintSchemas(groups).admit(value, places(property));
    }

    static List<Place> places(Property property) {
        return Stream.of(property.field() == null ? null : new Place(property.field(), property.field().getAnnotatedType()),
                property.getter() == null ? null : new Place(property.getter(), property.getter().getAnnotatedReturnType()))
                .filter(place -> place != null).toList();
    }
}
