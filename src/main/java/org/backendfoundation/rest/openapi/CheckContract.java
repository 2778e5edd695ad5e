package org.backendfoundation.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Run by the build of a team: compares the contract of a node with the one that was released last, and fails where a client of that one
 * would break. The reason of each change that may all the same stands in a file, one on a line:
 * <pre>{@code
 * GET /api/v1/old-orders is gone -- nobody has called it since 2026-05, says the log
 * }</pre>
 */
public final class CheckContract {

    private static final String BECAUSE = " -- ";
    private static final String COMMENT = "#";

    private CheckContract() {
    }

    /** @param arguments the file with the released contract, the address or file of the present one, the file with reasons */
    public static void main(String[] arguments) throws IOException {
        List<String> report = report(read(arguments[0]), read(arguments[1]), Files.readAllLines(Path.of(arguments[2])));
        if (!report.isEmpty()) {
            throw new IllegalStateException("The contract breaks clients of the released one.\n" + String.join("\n", report)
                    + "\nTake it back, or say in " + arguments[2] + " behind the same words and '" + BECAUSE
                    + "' why it may be, or raise the major version.");
        }
    }

    /** What is to be mended, a line for each. Anything may change with the major version. */
    static List<String> report(JsonObject released, JsonObject present, List<String> allowances) {
        if (major(present) > major(released)) {
            return List.of();
        }
        Set<String> changes = ContractChanges.breaking(released, present);
        Map<String, String> reasons = reasons(allowances);
        List<String> report = new ArrayList<>(changes.stream().filter(change -> !reasons.containsKey(change)).toList());
        reasons.forEach((change, reason) -> {
            if (reason.isEmpty()) {
                report.add("'" + change + "' is allowed without a reason");
            } else if (!changes.contains(change)) {
                report.add("'" + change + "' is allowed, and did not happen: take it out");
            }
        });
        return report;
    }

    private static Map<String, String> reasons(List<String> allowances) {
        Map<String, String> reasons = new LinkedHashMap<>();
        allowances.stream().filter(line -> !line.isBlank() && !line.startsWith(COMMENT)).map(line -> line.split(BECAUSE, 2))
                .forEach(parts -> reasons.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : ""));
        return reasons;
    }

    private static int major(JsonObject contract) {
        String version = contract.getJsonObject("info").getString("version");
        return version.chars().takeWhile(Character::isDigit).reduce(0, (number, digit) -> 10 * number + Character.digit(digit, 10));
    }

    private static JsonObject read(String place) throws IOException {
        URL url = place.startsWith("http") && place.contains("://") ? URI.create(place).toURL() : Path.of(place).toUri().toURL();
        try (InputStream in = url.openStream(); JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        }
    }
}
