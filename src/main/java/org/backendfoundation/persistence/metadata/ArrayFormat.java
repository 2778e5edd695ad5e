package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** An array, which a body replaces whole, whatever the body is. */
abstract class ArrayFormat extends ValueFormat {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final ValueFormat element;

    ArrayFormat(ValueFormat element) {
        this.element = element;
    }

    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        List<Object> elements = new ArrayList<>();
        if (!(value instanceof JsonArray array)) {
            violations.add(new Violation(at, "type", JsonScalars.wrongKind("an array", value).getMessage()));
            return elements;
        }
        for (JsonValue given : array) {
            String place = at + "/" + elements.size();
            if (given.getValueType() == ValueType.NULL) {
                violations.add(new Violation(place, "required", "Must not be null."));
                elements.add(null);
            } else {
                elements.add(element.parse(given, Mode.REPLACE, place, violations));
            }
        }
        return elements;
    }

    /** @param id of an element; null if it has none */
    static void requireUnique(List<?> elements, Function<Object, Object> id, String at, String name, List<Violation> violations) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            Object known = elements.get(i) == null ? null : id.apply(elements.get(i));
            if (known != null && !seen.add(known)) {
                violations.add(new Violation(at + "/" + i + name, "unique", "Must be named once."));
            }
        }
    }

    @Override
    Schema schema(Described described) {
        return SchemaTypes.typed(SchemaType.ARRAY).items(element.schema(described.ofElement()));
    }

    @Override
    JsonValue known(JsonValue value) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        value.asJsonArray().forEach(one -> array.add(element.known(one)));
        return array.build();
    }

    @Override
    boolean isCollection() {
        return true;
    }

    @Override
    ValueFormat inner() {
        return element;
    }
}
