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

/**
 * The reasons why a node is not ready, from its health checks, or from the log where the application does not answer as it would;
 * reasons that pass during a start are left out.
 */
final class Obstacles {

    private static final Duration LASTING = Duration.ofSeconds(3);

    private static final int NO_ANSWER = -1;
    private static final int READY = 200;
    private static final int UNREADY = 503;

    private final URI health;
    private final String key;
    private final ServerLog log;
    private final Map<String, Instant> since = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    Obstacles(URI health, String key, ServerLog log) {
        this.health = health;
        this.key = key;
        this.log = log;
    }

    /** The reasons that have lasted for a while, each once. */
    List<String> lasting() {
        List<String> now = reasons();
        since.keySet().retainAll(now);
        now.forEach(reason -> since.putIfAbsent(reason, Instant.now()));
        return now.stream().filter(reason -> since.get(reason).plus(LASTING).isBefore(Instant.now())).filter(told::add).toList();
    }

    private List<String> reasons() {
        int status = Http.status(health);
        if (status == NO_ANSWER || status == READY) {
            return List.of();
        }
        return status == UNREADY ? ofChecks()
                : List.of("%s answers %s; the log of the server says:\n%s".formatted(health, status, log.reason()));
    }

    private List<String> ofChecks() {
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
