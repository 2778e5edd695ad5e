package org.backendfoundation.observation.metric;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * A bean with metrics of its own, for {@code GET /metrics}:
 * <pre>{@code
 * @ApplicationScoped
 * public class ShopMetrics implements MetricSource {
 *
 *     private final Counter shipped = Counter.builder().name("shop_orders_shipped_total").help("Orders on their way").build();
 *
 *     @Override
 *     public void register(PrometheusRegistry registry) {
 *         registry.register(shipped);
 *     }
 * }
 * }</pre>
 */
@PublicApi
@NullMarked
public interface MetricSource {

    /**
     * Registers the metrics, once, when the application starts.
     *
     * @param registry of this source alone. Callbacks in it are asked at each scrape, so they must answer at once, from memory
     */
    void register(PrometheusRegistry registry);
}
