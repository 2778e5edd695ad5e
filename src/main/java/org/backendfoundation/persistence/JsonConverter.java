package org.backendfoundation.persistence;

import jakarta.json.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.conversion.JsonConverters;
import org.jspecify.annotations.NullMarked;

/**
 * A {@code jsonb} column as a JSON-P value. It, or one of {@link JsonConverters}, applies by itself to an attribute that is one:
 * <pre>{@code
 * @Column(name = "metadata")
 * private JsonObject metadata;
 * }</pre>
 * An attribute of another kind, such as a {@code JsonString}, names this one by {@code @Convert}. What the column holds of another kind
 * than the attribute's is read as null, and stays until somebody changes it.
 * The driver's own class stays out of it: it is not in the WAR. PostgreSQL reorders the keys of what is stored and keeps the last of two
 * equal ones.
 */
@PublicApi
@NullMarked
@Converter(autoApply = true)
public class JsonConverter implements AttributeConverter<JsonValue, Object> {

    @Override
    public Object convertToDatabaseColumn(JsonValue value) {
        return JsonConverters.write(value);
    }

    @Override
    public JsonValue convertToEntityAttribute(Object column) {
        return JsonConverters.read(column, JsonValue.class);
    }
}
