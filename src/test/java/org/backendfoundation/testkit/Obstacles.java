package org.backendfoundation.testkit;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reasons why a node is not ready, from its health checks; reasons that pass during a start are left out. */
final class Obstacles {

    private static final Duration LASTING = Duration.ofSeconds(3);

    private final URI health;
    private final String key;
    private final Map<String, Instant> since = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Obstacles(URI health, String key) {
        this.health = health;
        this.key = key;
    }

    /** The reasons that have lasted for a while, each once. */
    List<String> lasting() {
        List<String> now = reasons();
        since.keySet().retainAll(now);
        now.forEach(reason -> since.putIfAbsent(reason, Instant.now()));
        return now.stream().filter(reason -> since.get(reason).plus(LASTING).isBefore(Instant.now())).filter(told::add).toList();
    }

    private List<String> reasons() {
        try {
            JsonObject answer = Json.createReader(new StringReader(Http.get(health, "Authorization", "Bearer " + key).body())).readObject();
            return answer.getOrDefault("checks", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream().map(JsonValue::asJsonObject)
                    .map(check -> check.getJsonObject("data"))
                    .filter(data -> data != null && data.containsKey("reason"))
                    .map(data -> data.getString("code") + ": " + data.getString("reason")).toList();
        } catch (IllegalStateException | JsonException notUpYet) {
            return List.of();
        }
    }
}
