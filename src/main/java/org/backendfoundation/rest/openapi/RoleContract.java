package org.backendfoundation.rest.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A contract with the operations that some roles may call, and with what these need. */
public final class RoleContract {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";
    private static final String SCHEMAS = "schemas";
    private static final String SECURITY_SCHEMES = "securitySchemes";
    private static final String REFERENCE = "#/" + COMPONENTS + "/";

    private final JsonObject contract;
    private final Predicate<String> hasRole;
    private final Set<String> reached = new LinkedHashSet<>();

    private RoleContract(JsonObject contract, Predicate<String> hasRole) {
        this.contract = contract;
        this.hasRole = hasRole;
    }

    /**
     * What a caller may do of a contract.
     *
     * @param contract of all operations
     * @param hasRole  whether the caller has a role
     */
    public static JsonObject of(JsonObject contract, Predicate<String> hasRole) {
        return new RoleContract(contract, hasRole).narrowed();
    }

    /**
     * A contract with the operations and schemas of another one in place of its own of the same names.
     *
     * @param schemas the names of those of its schemas that stay; the others are the other one's
     */
    public static JsonObject merged(JsonObject contract, JsonObject other, Set<String> schemas) {
        JsonObjectBuilder paths = JSON.createObjectBuilder(contract.getJsonObject(PATHS));
        other.getJsonObject(PATHS).forEach(paths::add);
        JsonObject components = contract.getJsonObject(COMPONENTS);
        JsonObjectBuilder all = JSON.createObjectBuilder();
        components.getJsonObject(SCHEMAS).forEach((name, schema) -> {
            if (schemas.contains(name)) {
                all.add(name, schema);
            }
        });
        other.getJsonObject(COMPONENTS).getJsonObject(SCHEMAS).forEach(all::add);
        return JSON.createObjectBuilder(contract).add(PATHS, paths).add(COMPONENTS, JSON.createObjectBuilder(components).add(SCHEMAS, all))
                .build();
    }

    private JsonObject narrowed() {
        JsonObject paths = paths();
        reach(paths);
        JsonObjectBuilder narrowed = JSON.createObjectBuilder(contract).add(PATHS, paths);
        if (contract.containsKey(COMPONENTS)) {
            narrowed.add(COMPONENTS, components(contract.getJsonObject(COMPONENTS)));
        }
        return narrowed.build();
    }

    private JsonObject paths() {
        JsonObjectBuilder paths = JSON.createObjectBuilder();
        contract.getJsonObject(PATHS).forEach((path, item) -> {
            JsonObjectBuilder open = JSON.createObjectBuilder();
            item.asJsonObject().forEach((name, value) -> {
                if (isOpen(value)) {
                    open.add(name, value);
                }
            });
            JsonObject left = open.build();
            if (left.values().stream().anyMatch(RoleContract::isOperation)) {
                paths.add(path, left);
            }
        });
        return paths.build();
    }

    private static boolean isOperation(JsonValue value) {
        return value instanceof JsonObject object && object.containsKey("responses");
    }

    /** Of an operation that names no roles, everybody may call it. */
    private boolean isOpen(JsonValue value) {
        JsonArray roles = isOperation(value) ? value.asJsonObject().getJsonArray(RoleMarks.ROLES) : null;
        return roles == null || roles.getValuesAs(JsonString::getString).stream().anyMatch(hasRole);
    }

    /** Follows each reference. */
    private void reach(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(this::reach);
        } else if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference && reference.getString().startsWith(REFERENCE)
                    && reached.add(reference.getString())) {
                String[] place = reference.getString().substring(REFERENCE.length()).split("/");
                reach(contract.getJsonObject(COMPONENTS).getJsonObject(place[0]).get(place[1]));
            }
            object.values().forEach(this::reach);
        }
    }

    private JsonObject components(JsonObject components) {
        JsonObjectBuilder kinds = JSON.createObjectBuilder();
        components.forEach((kind, all) -> {
            JsonObjectBuilder left = JSON.createObjectBuilder();
            for (Map.Entry<String, JsonValue> one : all.asJsonObject().entrySet()) {
                if (kind.equals(SECURITY_SCHEMES) || reached.contains(REFERENCE + kind + "/" + one.getKey())) {
                    left.add(one.getKey(), one.getValue());
                }
            }
            kinds.add(kind, left);
        });
        return kinds.build();
    }
}
