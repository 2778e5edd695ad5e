package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backendfoundation.audit.seal.Sealer;

/** How far sealing is behind; missing before this node first looked. */
@ApplicationScoped
class AuditMetrics implements MetricSource {

    private static final double MILLIS = 1e3;

    @Inject
    Sealer sealer;

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(GaugeWithCallback.builder().name("foundation_audit_seal_lag_seconds")
                .help("The age of the oldest audit entry without a seal")
                .callback(gauge -> sealer.backlog().ifPresent(backlog -> gauge.call(backlog.lag().toMillis() / MILLIS))).build());
        registry.register(GaugeWithCallback.builder().name("foundation_audit_unsealed_entries")
                .help("Audit entries without a seal, counted up to 10,001")
                .callback(gauge -> sealer.backlog().ifPresent(backlog -> gauge.call(backlog.entries()))).build());
    }
}
