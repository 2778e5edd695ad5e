package org.backendfoundation.audit.capture;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How the trail tells a value that an {@code AttributeConverter} writes: as it is stored, for it may be encrypted. What is stored in the same
 * letters and digits, as JSON and arrays are, hides nothing, and is told as the entity has it.
 */
final class StoredForm {

    private StoredForm() {
    }

    static Object of(Object value, Object stored) {
        return isSameText(value, stored) ? value : stored;
    }

    /** The same of each element, or of each value of a map. */
    static Object ofEach(Object values, UnaryOperator<Object> form) {
        if (values instanceof Map<?, ?> map) {
            Map<String, Object> told = new LinkedHashMap<>();
            map.forEach((key, value) -> told.put(String.valueOf(key), form.apply(value)));
            return told;
        }
        return values instanceof Collection<?> collection ? collection.stream().map(form).toList() : values;
    }

    private static boolean isSameText(Object value, Object stored) {
        return !(stored instanceof byte[]) && lettersAndDigits(value).equals(lettersAndDigits(stored));
    }

    private static String lettersAndDigits(Object value) {
        return String.valueOf(value).codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
