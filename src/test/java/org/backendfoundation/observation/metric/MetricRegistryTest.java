package org.backendfoundation.observation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.stream.Stream;
import org.backendfoundation.testing.LogLines;
import org.junit.jupiter.api.Test;

class MetricRegistryTest {

    private final MetricRegistry registry = new MetricRegistry();

    private void add(String source, String name, Runnable before) {
        registry.add(source, metrics -> metrics.register(GaugeWithCallback.builder().name(name).help(source).callback(gauge -> {
            before.run();
            gauge.call(1);
        }).build()));
    }

    private static Stream<String> names(MetricSnapshots scraped) {
        return scraped.stream().map(metric -> metric.getMetadata().getPrometheusName());
    }

    @Test
    void metricsAreInOrder() {
        add("Shop", "shop_b", () -> {});
        add("Other", "shop_a", () -> {});

        assertThat(names(registry.scrape())).containsExactly("shop_a", "shop_b");
    }

    @Test
    void sourceThatFailsIsMissingAndLoggedOnce() {
        add("Broken", "broken", () -> {
            throw new IllegalStateException("no figure");
        });
        add("Shop", "shop", () -> {});

        try (LogLines log = LogLines.of(MetricRegistry.class)) {
            assertThat(names(registry.scrape())).containsExactly("shop");
            assertThat(names(registry.scrape())).containsExactly("shop");
            assertThat(log.messages()).containsExactly("The metrics of Broken are missing: one of them failed");
        }
    }

    @Test
    void nameThatIsTakenIsMissingAndLoggedOnce() {
        add("Shop", "shop", () -> {});
        add("Other", "shop", () -> {});

        try (LogLines log = LogLines.of(MetricRegistry.class)) {
            assertThat(registry.scrape().get(0).getMetadata().getHelp()).isEqualTo("Shop");
            assertThat(registry.scrape().size()).isEqualTo(1);
            assertThat(log.messages()).containsExactly("The metric shop of Other is missing: another one has its name");
        }
    }
}
