package org.backendfoundation.observation.metric;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;

/** The machine's own Prometheus with the shipped rules. It looks each second, and the rules look back seconds where they look back minutes. */
final class Prometheus implements AutoCloseable {

    private final URI address;
    private final Api api;
    private final Process process;

    private Prometheus(URI address, Process process) {
        this.address = address;
        this.api = new Api(address.resolve("/api/v1/"), null);
        this.process = process;
    }

    static Prometheus start(Path directory, List<URI> nodes) {
        try {
            String rules = AlertFiles.text(AlertFiles.RULES).replaceAll("for: \\d+\\w", "for: 1s").replace("[5m]", "[10s]")
                    .replaceAll("\\[(15m|1h)]", "[2m]").replaceAll("> (900|60)\\b", "> 3");
            Files.writeString(directory.resolve("rules.yml"), rules);
            Files.writeString(directory.resolve("prometheus.yml"), """
                    global: {scrape_interval: 1s, evaluation_interval: 1s}
                    rule_files: [rules.yml]
                    scrape_configs:
                      - job_name: foundation
                        metrics_path: /api/v1/metrics
                        static_configs:
                          - targets: [%s]
                    """.formatted(nodes.stream().map(URI::getAuthority).collect(Collectors.joining(", "))));
            int port = Ports.free();
            Process process = ServerProcess.start(new ProcessBuilder("prometheus", "--config.file=" + directory.resolve("prometheus.yml"),
                    "--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + port).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("prometheus.log").toFile()));
            return new Prometheus(URI.create("http://127.0.0.1:" + port), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady() {
        return Http.status(address.resolve("/-/ready")) == 200;
    }

    /** The names of the alerts that fire now. */
    Set<String> firing() {
        return api.get("alerts").json().getJsonObject("data").getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                .filter(alert -> alert.getString("state").equals("firing"))
                .map(alert -> alert.getJsonObject("labels").getString("alertname"))
                .collect(Collectors.toSet());
    }

    /** The series that the expression finds now. */
    JsonArray query(String expression) {
        JsonObject answer = api.get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).json();
        return answer.getJsonObject("data").getJsonArray("result");
    }

    @Override
    public void close() {
        ServerProcess.kill(process);
    }
}
