package org.backendfoundation.rest.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The one JSON-B for everything the application writes: snake_case, nulls left out ({@code @JsonbNillable} keeps one), times in UTC with
 * microseconds, and every type without fields in a form in which {@link JsonScalars} reads it. Without it RESTEasy makes a new one for
 * every answer, which costs five times the answer itself.
 */
@Provider
public class SharedJsonb implements ContextResolver<Jsonb> {

    private static final Jsonb SHARED = JsonbBuilder.create(new JsonbConfig()
            .withPropertyNamingStrategy(JsonNames::snakeCase)
            .withPropertyVisibilityStrategy(new PackagePrivateToo())
            .withBinaryDataStrategy(BinaryDataStrategy.BASE_64)
            .withSerializers(ScalarForms.ALL)
            .withAdapters(new OffsetDateTimes(), new Instants()));

    public static Jsonb get() {
        return SHARED;
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return SHARED;
    }

    /**
     * Decides as the default does, and opens what it shows: the records of a room's requests and answers are package-private, and
     * Yasson looks at their accessors from outside.
     */
    private static final class PackagePrivateToo implements PropertyVisibilityStrategy {

        @Override
        public boolean isVisible(Field field) {
            return Modifier.isPublic(field.getModifiers());
        }

        @Override
        public boolean isVisible(Method method) {
            return Modifier.isPublic(method.getModifiers()) && method.trySetAccessible();
        }
    }

    /** JSON-B's own form has as many digits as the value happens to need. */
    public static class OffsetDateTimes implements JsonbAdapter<OffsetDateTime, String> {

        @Override
        public String adaptToJson(OffsetDateTime time) {
            return Timestamps.format(time);
        }

        @Override
        public OffsetDateTime adaptFromJson(String text) {
            return Timestamps.parse(text);
        }
    }

    /** Writes instants as the adapter above writes times. */
    public static class Instants implements JsonbAdapter<Instant, String> {

        @Override
        public String adaptToJson(Instant time) {
            return Timestamps.format(time.atOffset(ZoneOffset.UTC));
        }

        @Override
        public Instant adaptFromJson(String text) {
            return Timestamps.parse(text).toInstant();
        }
    }
}
