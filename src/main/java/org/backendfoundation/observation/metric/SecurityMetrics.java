package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Locale;
import org.backendfoundation.security.authentication.AuthenticationRefused;
import org.backendfoundation.security.authentication.AuthenticationRefused.Reason;

/** Requests that were refused before they reached a resource, by reason. */
@ApplicationScoped
class SecurityMetrics implements MetricSource {

    private final Counter refusals = Counter.builder().name("foundation_refused_requests_total")
            .help("Requests refused for their credential, the lack of one or of a role, a lock-out, or a rate limit").labelNames("reason")
            .withoutExemplars().build();

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(refusals);
        Arrays.stream(Reason.values()).forEach(reason -> refusals.initLabelValues(label(reason)));
    }

    void refused(@Observes AuthenticationRefused refused) {
        refusals.labelValues(label(refused.reason())).inc();
    }

    private static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
