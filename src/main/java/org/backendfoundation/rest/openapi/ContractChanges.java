package org.backendfoundation.rest.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What in a contract breaks a client of the contract before: one that runs, or code that calls it by the names of what was generated.
 *
 * <p>Written here because openapi-diff, the library for it, takes three of these changes for harmless: a field that a body may no longer
 * have, which is refused here as unknown; null that a body may no longer have; and another name of an operation, which is that of the
 * generated method.
 */
final class ContractChanges {

    private final JsonObject before;
    private final JsonObject after;
    private final ContractSchemaChanges schemas;
    private final Set<String> found = new LinkedHashSet<>();

    private ContractChanges(JsonObject before, JsonObject after) {
        this.before = before;
        this.after = after;
        this.schemas = new ContractSchemaChanges(before, after, found);
    }

    /** One sentence for each. */
    static Set<String> breaking(JsonObject before, JsonObject after) {
        ContractChanges changes = new ContractChanges(before, after);
        changes.compare();
        return changes.found;
    }

    private void compare() {
        before.getJsonObject("paths").forEach((path, item) -> item.asJsonObject().forEach((verb, operation) -> {
            if (operation instanceof JsonObject old && old.containsKey("responses")) {
                compare(verb.toUpperCase(Locale.ROOT) + " " + path, old, at(after, "paths", path, verb));
            }
        }));
        schemas.compareNamed();
    }

    private void compare(String place, JsonObject old, JsonObject now) {
        if (now.isEmpty()) {
            found.add(place + " is gone");
            return;
        }
        requireSame(place, "operationId", old, now);
        requireSame(place, "tags", old, now);
        compareParameters(place, old, now);
        compareBodies(place, resolved(before, at(old, "requestBody")), resolved(after, at(now, "requestBody")));
        compareAnswers(place, at(old, "responses"), at(now, "responses"));
    }

    private void requireSame(String place, String name, JsonObject old, JsonObject now) {
        if (!Objects.equals(old.get(name), now.get(name))) {
            found.add("%s has another %s: %s, not %s".formatted(place, name, now.get(name), old.get(name)));
        }
    }

    private void compareParameters(String place, JsonObject old, JsonObject now) {
        Map<String, JsonObject> known = parameters(before, old);
        Map<String, JsonObject> offered = parameters(after, now);
        known.forEach((name, parameter) -> {
            if (offered.containsKey(name)) {
                schemas.compareSent(place + ": " + name, at(parameter, "schema"), at(offered.get(name), "schema"));
            } else {
                found.add(place + ": " + name + " is gone");
            }
        });
        offered.forEach((name, parameter) -> {
            if (parameter.getBoolean("required", false) && !(known.containsKey(name) && known.get(name).getBoolean("required", false))) {
                found.add(place + ": " + name + " must be given now");
            }
        });
    }

    private static Map<String, JsonObject> parameters(JsonObject document, JsonObject operation) {
        JsonValue declared = operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY);
        return ((JsonArray) declared).stream().map(one -> resolved(document, one.asJsonObject())).collect(Collectors
                .toMap(one -> "the %s parameter %s".formatted(one.getString("in"), one.getString("name")), Function.identity(),
                        (a, b) -> a));
    }

    private void compareBodies(String place, JsonObject old, JsonObject now) {
        if (now.getBoolean("required", false) && !old.getBoolean("required", false)) {
            found.add(place + ": the body must be given now");
        }
        compareContents(place + ": the body", old, now, schemas::compareSent);
    }

    private void compareAnswers(String place, JsonObject old, JsonObject now) {
        old.forEach((status, answer) -> {
            if (status.startsWith("2") && !now.containsKey(status)) {
                found.add(place + ": " + status + " is gone");
            } else if (now.containsKey(status)) {
                JsonObject was = resolved(before, answer.asJsonObject());
                JsonObject is = resolved(after, now.getJsonObject(status));
                compareContents(place + ": " + status, was, is, schemas::compareReceived);
                at(was, "headers").keySet().stream().filter(name -> !at(is, "headers").containsKey(name))
                        .forEach(name -> found.add(place + ": " + status + " has no header " + name));
            }
        });
    }

    private void compareContents(String place, JsonObject old, JsonObject now, ContractSchemaChanges.Comparison comparison) {
        at(old, "content").forEach((type, content) -> {
            if (at(now, "content").containsKey(type)) {
                comparison.compare(place, at(content.asJsonObject(), "schema"), at(now, "content", type, "schema"));
            } else {
                found.add(place + " is not in " + type);
            }
        });
    }

    /** What lies below an object; empty where nothing does. */
    static JsonObject at(JsonObject object, String... names) {
        JsonObject found = object;
        for (String name : names) {
            found = found.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
        }
        return found;
    }

    /** What a reference refers to; itself where it is none. */
    static JsonObject resolved(JsonObject document, JsonObject object) {
        return object.get("$ref") instanceof JsonString reference
                ? document.getValue(reference.getString().substring(1)).asJsonObject() : object;
    }
}
