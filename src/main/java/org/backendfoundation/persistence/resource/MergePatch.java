package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** JSON Merge Patch (RFC 7396, section 2). */
final class MergePatch {

    static final String MEDIA_TYPE = "application/merge-patch+json";

    private static final JsonProvider JSON = JsonProvider.provider();

    private MergePatch() {
    }

    /** What the target becomes. A null in the patch removes, anything but an object replaces. */
    static JsonValue apply(JsonValue target, JsonValue patch) {
        return JSON.createMergePatch(patch).apply(target);
    }

    /** What the fields that the patch names become; a removed one is null. */
    static JsonObject changes(JsonObject target, JsonObject patch) {
        JsonObject after = apply(target, patch).asJsonObject();
        JsonObjectBuilder changed = JSON.createObjectBuilder();
        patch.keySet().forEach(name -> changed.add(name, after.getOrDefault(name, JsonValue.NULL)));
        return changed.build();
    }
}
