package org.backendfoundation.observation.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What operators copy to Prometheus and Grafana. */
final class AlertFiles {

    static final String RULES = "prometheus-alerts.yml";
    static final String DASHBOARD = "grafana-dashboard.json";

    private AlertFiles() {
    }

    static String text(String file) {
        try {
            return Files.readString(Path.of("server-config", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
