package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DeployedApplication;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.pool.ConnectionPool;

/**
 * The JVM, the process, and what runs in it. The library's count of allocated bytes is left out: its listener would outlive the application
 * in the server and hold its class loader.
 */
@ApplicationScoped
class ProcessMetrics implements MetricSource {

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    ConnectionPool pool;

    @Override
    public void register(PrometheusRegistry registry) {
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        io.prometheus.metrics.instrumentation.jvm.ProcessMetrics.builder().register(registry);
        DeployedApplication application = DeployedApplication.read();
        Info.builder().name("foundation_build_info").help("What is deployed, where").labelNames("application", "version", "node", "server")
                .register(registry).setLabelValues(application.name(), application.version(),
                        configuration.value(ApplicationSettings.NODE_NAME), pool.server());
    }
}
