package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.backendfoundation.rest.json.JsonNames;

/** Bodies as a schema describes them, of which every other one is made wrong at some places; the same ones for the same seed. */
final class RandomBodies {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MOST = 3;
    private static final List<String> KEYS = List.of("a", "b", "x/y", "z~", "");

    private static final Map<String, List<String>> TEXTS = Map.of("date", List.of("2026-01-31", "1999-12-31"), "date-time",
            List.of("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123456+01:00", "2026-01-31T12:00Z"), "uuid",
            List.of("01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002"), "byte", List.of("AAEC", "", "AA=="),
            "uri-reference", List.of("https://example.org/a?b=c", "a/b"), "local-date-time", List.of("2026-01-31T12:00:00"), "local-time",
            List.of("12:00:00", "12:00"), "time", List.of("12:00:00Z", "12:00Z"), "duration", List.of("PT30S", "30s"));

    private static final List<String> OTHER_TEXTS = List.of("abc", "de-CH", "EUR", "Europe/Zurich", "2026-01", "a", "Z\u00fcrich");

    /** What stands where something else is expected. */
    private static final List<String> WRONG = List.of("null", "true", "0", "-1", "1.5", "1e3", "99999999999999999999", "0.001", "\"\"",
            "\" \"", "\"\\u00a0\"", "\"\uD83D\uDE00\"", "\"a\"", "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\"", "[]", "[null]",
            "{}",
            "{\"a\":1}", "\"2026-02-30\"", "\"01890000-0000-7000-8000-00000000000g\"");

    private final Random random;
    private final JsonObject schemas;

    RandomBodies(long seed, JsonObject contract) {
        random = new Random(seed);
        schemas = contract.getJsonObject("components").getJsonObject("schemas");
    }

    String next(String schema) {
        JsonValue body = value(schemas.getJsonObject(schema));
        int faults = random.nextInt(4) - 1;
        for (int i = 0; i < faults; i++) {
            body = wrong(body);
        }
        return body.toString();
    }

    private JsonValue value(JsonObject declared) {
        JsonObject schema = resolved(declared);
        if (schema.getBoolean("nullable", false) && random.nextInt(8) == 0) {
            return JsonValue.NULL;
        }
        return switch (schema.getString("type", "")) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> JSON.createValue(number(schema, 0).toBigInteger());
            case "number" -> JSON.createValue(number(schema, random.nextInt(3)));
            case "boolean" -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case "string" -> JSON.createValue(text(schema));
            default -> parsed(any(WRONG));
        };
    }

    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref", "");
        return reference.isEmpty() ? schema : schemas.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private JsonValue object(JsonObject schema) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        JsonArray required = schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        JsonObject properties = schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        properties.forEach((name, property) -> {
            boolean isSentBack = property.asJsonObject().getString("description", "").startsWith("Set by the application");
            boolean isRequired = required.contains(JSON.createValue(name));
            if (isRequired || random.nextInt(isSentBack || name.equals("id") ? 12 : 2) == 0) {
                object.add(name, value(property.asJsonObject()));
            }
        });
        if (schema.get("additionalProperties") instanceof JsonObject values) {
            for (int i = random.nextInt(MOST); i > 0; i--) {
                object.add(any(KEYS), value(values));
            }
        }
        return object.build();
    }

    private JsonValue array(JsonObject schema) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (int i = random.nextInt(MOST) + schema.getInt("minItems", 0); i > 0; i--) {
            array.add(schema.containsKey("items") ? value(schema.getJsonObject("items")) : parsed(any(WRONG)));
        }
        return array.build();
    }

    private BigDecimal number(JsonObject schema, int scale) {
        double lowest = schema.containsKey("minimum") ? schema.getJsonNumber("minimum").doubleValue() : -1000;
        double highest = schema.containsKey("maximum") ? schema.getJsonNumber("maximum").doubleValue() : lowest + 2000;
        return BigDecimal.valueOf(lowest + random.nextDouble() * (highest - lowest)).setScale(scale, RoundingMode.HALF_UP);
    }

    private String text(JsonObject schema) {
        if (schema.containsKey("enum")) {
            return any(schema.getJsonArray("enum").stream().filter(JsonString.class::isInstance).map(JsonString.class::cast).toList())
                    .getString();
        }
        String format = schema.getString("format", "");
        return format.equals("uuid") && random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()).toString()
                : any(TEXTS.getOrDefault(format, OTHER_TEXTS));
    }

    private <T> T any(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static JsonValue parsed(String text) {
        return JSON.createReader(new java.io.StringReader(text)).readValue();
    }

    /** The body with one place changed, taken out, or with a field too many. */
    private JsonValue wrong(JsonValue body) {
        if (!(body instanceof JsonObject object)) {
            return body;
        }
        List<String> places = new ArrayList<>();
        collect(body, "", places);
        String place = any(places);
        JsonPointer pointer = JSON.createPointer(place);
        if (place.isEmpty()) {
            return random.nextInt(20) == 0 ? parsed(any(WRONG)) : JSON.createObjectBuilder(object).add("unknown", 1).build();
        }
        return random.nextInt(3) == 0 ? pointer.remove(object) : pointer.replace(object, parsed(any(WRONG)));
    }

    private static void collect(JsonValue value, String at, List<String> places) {
        places.add(at);
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> collect(inner, at + "/" + JsonNames.escape(name), places));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), at + "/" + i, places);
            }
        }
    }
}
