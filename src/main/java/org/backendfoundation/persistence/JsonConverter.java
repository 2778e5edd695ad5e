package org.backendfoundation.persistence;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import org.backendfoundation.annotation.PublicApi;

/**
 * A {@code jsonb} column as a JSON-P value:
 * <pre>{@code
 * @Convert(converter = JsonConverter.class)
 * private JsonObject metadata;
 * }</pre>
 * An attribute may be any kind of JSON-P value; what the column holds of another kind is read as null, and stays until somebody changes it.
 * The driver's own class stays out of it: it is not in the WAR. PostgreSQL reorders the keys of what is stored and keeps the last of two
 * equal ones.
 */
@PublicApi
@Converter
public class JsonConverter implements AttributeConverter<JsonValue, Object> {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** A string, which PostgreSQL takes for {@code jsonb} because the pool sends strings untyped ({@code stringtype=unspecified}). */
    @Override
    public Object convertToDatabaseColumn(JsonValue value) {
        return value == null ? null : value.toString();
    }

    @Override
    public JsonValue convertToEntityAttribute(Object column) {
        if (column == null) {
            return null;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(column.toString()))) {
            return reader.readValue();
        }
    }
}
