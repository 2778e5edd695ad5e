package org.backendfoundation.audit.capture;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Chooses the form of a value that an {@code AttributeConverter} writes. An entry holds what the database stores, because that may be
 * encrypted. Where the stored form has the same letters and digits, as JSON and arrays do, it hides nothing, and the entry holds the
 * entity's value.
 */
final class StoredForm {

    private StoredForm() {
    }

    static Object of(Object value, Object stored) {
        return isSameText(value, stored) ? value : stored;
    }

    /** Does the same to each element of a collection or each value of a map. */
    static Object ofEach(Object values, UnaryOperator<Object> form) {
        if (values instanceof Map<?, ?> map) {
            Map<String, Object> converted = new LinkedHashMap<>();
            map.forEach((key, value) -> converted.put(String.valueOf(key), form.apply(value)));
            return converted;
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
