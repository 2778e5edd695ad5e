package org.backendfoundation.audit.capture;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Optional;

/** What an entry may show of an attribute. */
enum Disclosure {

    /** Nothing: the field, or the embedded object around it, is {@link Secret}. */
    NOTHING,

    /** The value, unless a converter hides it. */
    UNLESS_HIDDEN,

    /** The value, also where a converter hides it, see {@link AuditedInClear}. */
    EVERYTHING;

    /** That of an attribute within an object of this disclosure. */
    Disclosure within(Class<?> type, String attribute) {
        Optional<Field> field = field(type, attribute);
        if (this == NOTHING || has(field, Secret.class)) {
            return NOTHING;
        }
        return has(field, AuditedInClear.class) ? EVERYTHING : this;
    }

    /**
     * That of an attribute within embedded objects.
     *
     * @param path in the names of their classes
     */
    Disclosure along(Class<?> type, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return within(type, path);
        }
        String first = path.substring(0, dot);
        return field(type, first).map(embedded -> within(type, first).along(embedded.getType(), path.substring(dot + 1))).orElse(this);
    }

    private static boolean has(Optional<Field> field, Class<? extends Annotation> annotation) {
        return field.filter(declared -> declared.isAnnotationPresent(annotation)).isPresent();
    }

    private static Optional<Field> field(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }
}
