package org.backendfoundation.persistence.property;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/** What type variables and wildcards stand for in a class. */
public final class Generics {

    private Generics() {
    }

    public static Type resolve(Type type, Class<?> context) {
        if (type instanceof TypeVariable<?> variable) {
            Type known = variables(context).get(variable);
            return known == null ? variable.getBounds()[0] : resolve(known, context);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0], context);
        }
        return type;
    }

    /** The class behind a type; {@code Object} where there is none. */
    public static Class<?> raw(Type type) {
        return type instanceof Class<?> plain ? plain
                : type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw ? raw : Object.class;
    }

    /** What a collection, a map or an optional holds; {@code Object} where its declaration does not say. */
    public static Type argument(Type type, int index, Class<?> context) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length > index
                ? resolve(generic.getActualTypeArguments()[index], context) : Object.class;
    }

    private static Map<TypeVariable<?>, Type> variables(Class<?> type) {
        Map<TypeVariable<?>, Type> variables = new HashMap<>();
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            if (owner.getGenericSuperclass() instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    variables.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
                }
            }
        }
        return variables;
    }
}
