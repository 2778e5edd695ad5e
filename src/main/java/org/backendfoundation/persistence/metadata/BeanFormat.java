package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.property.BeanSchemas;
import org.backendfoundation.persistence.property.BeanSchemas.Form;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.SharedJsonb;
import org.backendfoundation.rest.json.StrictJson;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * JSON, a record, a bean, an array, a list or a map that one column holds, or that a getter makes. A patch reaches into its objects (RFC
 * 7396).
 */
final class BeanFormat extends ValueFormat {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Type type;
    private final boolean isTexts;

    BeanFormat(Type type) {
        this.type = type;
        isTexts = type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> container
                && Collection.class.isAssignableFrom(container) && generic.getActualTypeArguments()[0] == String.class;
    }

    /** Of a patch only the parts that change are given, so it becomes a bean later. */
    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        return mode == Mode.MERGE && value instanceof JsonObject ? value : bind(value, at, violations);
    }

    private Object bind(JsonValue value, String at, List<Violation> violations) {
        try {
            return StrictJson.bind(value, type);
        } catch (ProblemException refused) {
            if (refused.violations().isEmpty()) {
                throw refused;
            }
            refused.violations().forEach(found -> violations.add(found.at(at + found.pointer())));
            return null;
        }
    }

    @Override
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        if (!(parsed instanceof JsonObject patch)) {
            return parsed;
        }
        JsonValue before = current == null ? JsonValue.EMPTY_JSON_OBJECT : json(current);
        return bind(change.isMerging() ? JSON.createMergePatch(patch).apply(before) : patch, at, change.violations());
    }

    /** Beans need no {@code equals} of their own. */
    @Override
    boolean isSame(Object one, Object other) {
        return Objects.deepEquals(one, other) || one != null && other != null && json(one).equals(json(other));
    }

    private static JsonValue json(Object value) {
        return value instanceof JsonValue json ? json
                : StrictJson.parse(SharedJsonb.get().toJson(value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    void write(Object value, JsonGenerator out) {
        if (isTexts) {
            writeTexts((Collection<?>) value, out);
        } else {
            out.write(json(value));
        }
    }

    /** The most frequent of them, such as tags, needs no way through a tree. */
    private static void writeTexts(Collection<?> texts, JsonGenerator out) {
        out.writeStartArray();
        for (Object text : texts) {
            if (text == null) {
                out.writeNull();
            } else {
                out.write((String) text);
            }
        }
        out.writeEnd();
    }

    @Override
    Schema schema(Described described) {
        Form form = switch (described.view()) {
            case ANSWER -> Form.ANSWER;
            case PATCH -> Form.PATCH;
            case INPUT, REPLACEMENT, ELEMENT -> Form.BODY;
        };
        return new BeanSchemas(described.names()).of(type,
                new BeanSchemas.Described(form, described.isValidated(), described.isNullable(), described.place()));
    }
}
