package org.backendfoundation.sample.shop;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.backendfoundation.observation.metric.MetricSource;

/** What happens in the shop. */
@ApplicationScoped
public class ShopMetrics implements MetricSource {

    private final Counter suppliers = Counter.builder().name("shop_suppliers_changed_total").help("Suppliers that somebody made or changed")
            .withoutExemplars().build();

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(suppliers);
    }

    public void supplierChanged() {
        suppliers.inc();
    }
}
