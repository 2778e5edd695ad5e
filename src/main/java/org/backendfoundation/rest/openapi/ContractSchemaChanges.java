package org.backendfoundation.rest.openapi;

import static org.backendfoundation.rest.openapi.ContractChanges.at;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What in schemas breaks a client: of what it sends less is taken, or of what it receives less is certain. A named schema is compared once. */
final class ContractSchemaChanges {

    /** Compares two schemas of one place. */
    @FunctionalInterface
    interface Comparison {
        void compare(String place, JsonObject old, JsonObject now);
    }

    /** A named schema, as it is sent or received. */
    private record Named(String name, boolean isSent) {
    }

    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems", "minProperties");
    private static final List<String> EXACT = List.of("pattern", "multipleOf", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems");
    /** Of which an unnamed schema may be made. */
    private static final List<String> COMPOSED = List.of("oneOf", "anyOf", "not");

    private final JsonObject before;
    private final JsonObject after;
    private final Collection<String> found;
    private final Set<Named> seen = new HashSet<>();
    private final Deque<Named> left = new ArrayDeque<>();

    /** @param found where what is found goes */
    ContractSchemaChanges(JsonObject before, JsonObject after, Collection<String> found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    void compareSent(String place, JsonObject old, JsonObject now) {
        compare(place, old, now, true);
    }

    void compareReceived(String place, JsonObject old, JsonObject now) {
        compare(place, old, now, false);
    }

    /** Those to which what was compared refers, and to which they do. */
    void compareNamed() {
        while (!left.isEmpty()) {
            Named next = left.remove();
            JsonObject old = at(before, "components", "schemas", next.name());
            JsonObject now = at(after, "components", "schemas", next.name());
            compare(next.name() + (next.isSent() ? " in a request" : " in an answer"), old, now, next.isSent());
        }
    }

    private void compare(String place, JsonObject markedOld, JsonObject markedNow, boolean isSent) {
        JsonObject old = unwrapped(markedOld);
        JsonObject now = unwrapped(markedNow);
        if (!Objects.equals(old.get("$ref"), now.get("$ref"))) {
            found.add("%s is %s, not %s".formatted(place, name(now), name(old)));
        } else if (old.containsKey("$ref")) {
            Named named = new Named(name(old), isSent);
            if (seen.add(named)) {
                left.add(named);
            }
        } else {
            compareTypes(place, old, now, isSent);
            compareFields(place, old, now, isSent);
            compareParts(place, old, now, isSent);
            if (isSent) {
                compareConstraints(place, old, now);
            }
        }
    }

    /** A single part of {@code allOf} is the schema itself, which something is said of. */
    private static JsonObject unwrapped(JsonObject schema) {
        return schema.get("allOf") instanceof JsonArray parts && parts.size() == 1 ? parts.getJsonObject(0) : schema;
    }

    private static String name(JsonObject schema) {
        String reference = schema.getString("$ref", "without a name");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private void compareTypes(String place, JsonObject old, JsonObject now, boolean isSent) {
        for (String name : List.of("type", "format")) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                found.add("%s has another %s: %s, not %s".formatted(place, name, now.get(name), old.get(name)));
            }
        }
        COMPOSED.stream().filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .forEach(name -> found.add(place + " has another " + name));
        boolean wasNullable = old.getBoolean("nullable", false);
        if (wasNullable != now.getBoolean("nullable", false) && wasNullable == isSent) {
            found.add(place + (isSent ? " may not be null any more" : " may be null now"));
        }
        compareConstants(place, old, now, isSent);
    }

    /** What is received may not be new, because generated clients refuse it. Whether null may come is said by {@code nullable}. */
    private void compareConstants(String place, JsonObject old, JsonObject now, boolean isSent) {
        if (old.containsKey("enum") != now.containsKey("enum")) {
            found.add(place + (now.containsKey("enum") ? " has a closed list of values now" : " has no closed list of values any more"));
        } else if (old.containsKey("enum")) {
            Set<JsonValue> more = new HashSet<>((isSent ? old : now).getJsonArray("enum"));
            more.removeAll((isSent ? now : old).getJsonArray("enum"));
            more.remove(JsonValue.NULL);
            more.forEach(value -> found.add(place + (isSent ? " may not be " : " may be ") + value + (isSent ? " any more" : " now")));
        }
    }

    private void compareFields(String place, JsonObject old, JsonObject now, boolean isSent) {
        at(old, "properties").forEach((name, field) -> {
            if (at(now, "properties").containsKey(name)) {
                compare(place + "." + name, field.asJsonObject(), at(now, "properties", name), isSent);
            } else if (!isSent || now.get("additionalProperties") == JsonValue.FALSE) {
                found.add(place + "." + name + " is gone");
            }
        });
        Set<JsonValue> required = new HashSet<>(required(isSent ? now : old));
        required.removeAll(required(isSent ? old : now));
        required.stream().filter(name -> isSent || at(now, "properties").containsKey(((JsonString) name).getString()))
                .forEach(name -> found.add(place + "." + ((JsonString) name).getString()
                        + (isSent ? " must be given now" : " may be left out now")));
        if (isSent && old.get("additionalProperties") != JsonValue.FALSE && now.get("additionalProperties") == JsonValue.FALSE) {
            found.add(place + " takes no other fields now");
        }
    }

    private static JsonArray required(JsonObject schema) {
        return schema.get("required") instanceof JsonArray names ? names : JsonValue.EMPTY_JSON_ARRAY;
    }

    private void compareParts(String place, JsonObject old, JsonObject now, boolean isSent) {
        compare(place, "items", "[]", old, now, isSent);
        compare(place, "additionalProperties", ".*", old, now, isSent);
        JsonValue parts = old.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY);
        JsonValue others = now.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY);
        if (parts.asJsonArray().size() != others.asJsonArray().size()) {
            found.add(place + " is made of other parts");
            return;
        }
        for (int i = 0; i < parts.asJsonArray().size(); i++) {
            compare(place, parts.asJsonArray().getJsonObject(i), others.asJsonArray().getJsonObject(i), isSent);
        }
    }

    private void compare(String place, String part, String mark, JsonObject old, JsonObject now, boolean isSent) {
        if (old.get(part) instanceof JsonObject known && now.get(part) instanceof JsonObject other) {
            compare(place + mark, known, other, isSent);
        }
    }

    private void compareConstraints(String place, JsonObject old, JsonObject now) {
        UPPER.stream().filter(name -> isNarrower(now.get(name), old.get(name), 1)).forEach(name -> addConstraint(place, name, old, now));
        LOWER.stream().filter(name -> isNarrower(now.get(name), old.get(name), -1)).forEach(name -> addConstraint(place, name, old, now));
        EXACT.stream().filter(name -> now.containsKey(name) && now.get(name) != JsonValue.FALSE && !now.get(name).equals(old.get(name)))
                .forEach(name -> addConstraint(place, name, old, now));
    }

    private void addConstraint(String place, String name, JsonObject old, JsonObject now) {
        found.add("%s has a narrower %s: %s, not %s".formatted(place, name, now.get(name), old.get(name)));
    }

    /** @param direction 1 of an upper bound, -1 of a lower one */
    private static boolean isNarrower(JsonValue bound, JsonValue known, int direction) {
        return bound instanceof JsonNumber now && (!(known instanceof JsonNumber old)
                || direction * old.bigDecimalValue().compareTo(now.bigDecimalValue()) > 0);
    }
}
