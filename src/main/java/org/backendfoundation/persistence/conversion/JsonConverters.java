package org.backendfoundation.persistence.conversion;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;

/**
 * Store an object or an array in {@code jsonb} where an attribute names no converter: one for each, because a converter that applies by
 * itself does so to one exact type. The provider finds that type only in a class without superclass.
 */
public final class JsonConverters {

    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonConverters() {
    }

    /** A string, which PostgreSQL takes for {@code jsonb} because the pool sends strings untyped ({@code stringtype=unspecified}). */
    public static String write(JsonValue value) {
        return value == null ? null : value.toString();
    }

    /** @return null, too, for JSON of another kind */
    public static <J extends JsonValue> J read(Object column, Class<J> kind) {
        if (column == null) {
            return null;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(column.toString()))) {
            JsonValue value = reader.readValue();
            return kind.isInstance(value) ? kind.cast(value) : null;
        }
    }

    @Converter(autoApply = true)
    public static class OfObject implements AttributeConverter<JsonObject, Object> {

        @Override
        public Object convertToDatabaseColumn(JsonObject value) {
            return write(value);
        }

        @Override
        public JsonObject convertToEntityAttribute(Object column) {
            return read(column, JsonObject.class);
        }
    }

    @Converter(autoApply = true)
    public static class OfArray implements AttributeConverter<JsonArray, Object> {

        @Override
        public Object convertToDatabaseColumn(JsonArray value) {
            return write(value);
        }

        @Override
        public JsonArray convertToEntityAttribute(Object column) {
            return read(column, JsonArray.class);
        }
    }
}
