package org.backendfoundation.persistence.conversion;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backendfoundation.persistence.property.Generics;

/** An array, a list or a set as a PostgreSQL array; the driver takes and gives arrays of objects. */
final class ArrayConversion {

    private static final Map<Class<?>, Function<Object, Object>> ELEMENTS = Map.of(String.class, Object::toString,
            Integer.class, element -> ((Number) element).intValue(), int.class, element -> ((Number) element).intValue(),
            Long.class, element -> ((Number) element).longValue(), long.class, element -> ((Number) element).longValue());

    private static final Map<Class<?>, Class<?>> BOXED = Map.of(int.class, Integer.class, long.class, Long.class);

    private ArrayConversion() {
    }

    static Optional<Conversion> of(Type type) {
        Class<?> raw = Generics.raw(type);
        if (raw.isArray()) {
            Class<?> element = raw.getComponentType();
            return conversion(element, elements -> array(element, elements));
        }
        Class<?> element = Generics.raw(Generics.argument(type, 0, raw));
        if (raw == List.class || raw == Collection.class) {
            return conversion(element, ArrayList::new);
        }
        return raw == Set.class ? conversion(element, LinkedHashSet::new) : Optional.empty();
    }

    private static Optional<Conversion> conversion(Class<?> element, Function<List<Object>, Object> container) {
        Function<Object, Object> reading = ELEMENTS.get(element);
        Class<?> boxed = BOXED.getOrDefault(element, element);
        return reading == null ? Optional.empty()
                : Optional.of(Conversion.mutable(value -> array(boxed, elements(value)),
                        column -> container.apply(read(elements(column), reading))));
    }

    private static List<Object> read(List<Object> elements, Function<Object, Object> reading) {
        List<Object> read = new ArrayList<>();
        elements.forEach(element -> read.add(element == null ? null : reading.apply(element)));
        return read;
    }

    private static List<Object> elements(Object container) {
        if (container instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        Object[] elements = new Object[Array.getLength(container)];
        Arrays.setAll(elements, index -> Array.get(container, index));
        return Arrays.asList(elements);
    }

    private static Object array(Class<?> type, List<Object> elements) {
        Object array = Array.newInstance(type, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }
}
