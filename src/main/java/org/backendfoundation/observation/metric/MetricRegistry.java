package org.backendfoundation.observation.metric;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/** Every {@link MetricSource} with a registry of its own, so that one that fails leaves the others. */
@ApplicationScoped
class MetricRegistry {

    private static final Logger LOG = SafeLogger.of(MetricRegistry.class);

    @Inject
    @Any
    Instance<MetricSource> sources;

    private final Map<String, PrometheusRegistry> registries = new LinkedHashMap<>();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        sources.handlesStream().forEach(handle -> add(handle.getBean().getBeanClass().getName(), handle.get()));
    }

    void add(String name, MetricSource source) {
        PrometheusRegistry registry = new PrometheusRegistry();
        source.register(registry);
        registries.put(name, registry);
    }

    /** All metrics now, by name. What fails, or has the name of another, is left out and logged once. */
    MetricSnapshots scrape() {
        Map<String, MetricSnapshot> found = new TreeMap<>();
        registries.forEach((source, registry) -> {
            try {
                registry.scrape().forEach(metric -> add(found, source, metric));
            } catch (RuntimeException failure) {
                logOnce(source, "The metrics of " + source + " are missing: one of them failed", failure);
            }
        });
        return new MetricSnapshots(found.values());
    }

    private void add(Map<String, MetricSnapshot> found, String source, MetricSnapshot metric) {
        String name = metric.getMetadata().getPrometheusName();
        if (found.putIfAbsent(name, metric) != null) {
            logOnce(source + name, "The metric " + name + " of " + source + " is missing: another one has its name", null);
        }
    }

    private void logOnce(String subject, String message, Throwable failure) {
        if (logged.add(subject)) {
            LOG.log(Level.WARNING, message, failure);
        }
    }
}
