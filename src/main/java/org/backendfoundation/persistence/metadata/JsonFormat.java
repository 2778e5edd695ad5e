package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** JSON that is stored as it is; a patch reaches into its objects (RFC 7396). */
final class JsonFormat extends ValueFormat {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Class<?> type;

    JsonFormat(Class<?> type) {
        this.type = type;
    }

    @Override
    Object parse(JsonValue value, boolean isPatch, String at, List<Violation> violations) {
        if (!type.isInstance(value)) {
            String wanted = JsonObject.class.equals(type) ? "an object" : JsonArray.class.equals(type) ? "an array" : "another kind";
            violations.add(new Violation(at, "type", JsonScalars.wrongKind(wanted, value).getMessage()));
        }
        return value;
    }

    @Override
    Object apply(Object current, Object parsed, BodyChange change, String at) {
        return merge(current, parsed, change);
    }

    /** What a patch makes of a JSON value. */
    static JsonValue merge(Object current, Object parsed, BodyChange change) {
        return change.isMerging() && current instanceof JsonObject before && parsed instanceof JsonObject patch
                ? JSON.createMergePatch(patch).apply(before) : (JsonValue) parsed;
    }

    @Override
    void write(Object value, JsonGenerator out) {
        out.write((JsonValue) value);
    }

    /** Without a type, any JSON is meant. */
    @Override
    Schema schema(View view) {
        if (JsonArray.class.equals(type)) {
            return SchemaTypes.typed(SchemaType.ARRAY).items(OASFactory.createSchema());
        }
        return JsonObject.class.equals(type) ? SchemaTypes.typed(SchemaType.OBJECT) : OASFactory.createSchema();
    }
}
