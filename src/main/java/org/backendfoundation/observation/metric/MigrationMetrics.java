package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.backendfoundation.migration.node.MigrationFigures;
import org.backendfoundation.migration.plan.SchemaState;

/** The schema as this node last saw it, and the migration lock. */
@ApplicationScoped
class MigrationMetrics implements MetricSource {

    @Inject
    MigrationFigures figures;

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(GaugeWithCallback.builder().name("foundation_schema_state").help("1 for the state of the schema")
                .labelNames("state").callback(this::state).build());
        registry.register(GaugeWithCallback.builder().name("foundation_schema_differences")
                .help("Objects that are not as the migrations left them; missing before the first comparison")
                .callback(gauge -> figures.differences().ifPresent(gauge::call)).build());
        registry.register(GaugeWithCallback.builder().name("foundation_migration_lock_age_seconds")
                .help("How long the migration lock has been held; 0 where it is free")
                .callback(gauge -> gauge.call(figures.lockAge().toSeconds())).build());
    }

    private void state(GaugeWithCallback.Callback gauge) {
        SchemaState now = figures.state();
        Arrays.stream(SchemaState.values()).forEach(state -> gauge.call(state == now ? 1 : 0, state.name()));
    }
}
