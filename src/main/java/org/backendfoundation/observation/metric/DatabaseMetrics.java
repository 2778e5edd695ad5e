package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.session.ConnectionBulkhead;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.database.status.NodeReadiness;

/** Whether the node serves, the connection's state, the server's pool, and the bulkhead in front of it. */
@ApplicationScoped
class DatabaseMetrics implements MetricSource {

    private static final double[] BOUNDS = {0.001, 0.01, 0.05, 0.1, 0.25};
    private static final double NANOS = 1e9;

    @Inject
    DatabaseConnection connection;

    @Inject
    ConnectionPool pool;

    @Inject
    SessionFactory sessions;

    @Inject
    NodeReadiness readiness;

    private final Counter transitions = Counter.builder().name("foundation_database_transitions_total")
            .help("How often the database connection came into a state").labelNames("state").withoutExemplars().build();
    private final Histogram waits = Histogram.builder().name("foundation_bulkhead_wait_seconds").unit(Unit.SECONDS)
            .help("How long those sessions waited for a connection that did not get one at once, and whether or not they got one later")
            .classicOnly().classicUpperBounds(BOUNDS).withoutExemplars().build();

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(transitions);
        registry.register(waits);
        registry.register(GaugeWithCallback.builder().name("foundation_node_ready").help("1 while this node serves requests that need data")
                .callback(gauge -> gauge.call(readiness.unreadyReason().isEmpty() ? 1 : 0)).build());
        registry.register(GaugeWithCallback.builder().name("foundation_database_state").help("1 for the state of the database connection")
                .labelNames("state").callback(this::state).build());
        registry.register(GaugeWithCallback.builder().name("foundation_pool_connections").help("Connections of the server's pool")
                .labelNames("state").callback(this::pool).build());
        registry.register(GaugeWithCallback.builder().name("foundation_pool_connections_limit").help("Connections that the pool may open")
                .callback(gauge -> gauge.call(pool.size().max())).build());
        registry.register(GaugeWithCallback.builder().name("foundation_bulkhead_sessions")
                .help("Sessions that have a connection, and those that wait for one").labelNames("state").callback(this::sessions).build());
        registry.register(GaugeWithCallback.builder().name("foundation_bulkhead_sessions_limit")
                .help("Sessions that may have a connection at a time").callback(gauge -> gauge.call(sessions.bulkhead().limit())).build());
        Arrays.stream(ConnectionState.values()).forEach(state -> transitions.initLabelValues(state.name()));
        sessions.bulkhead().reportWaits(nanos -> waits.observe(nanos / NANOS));
    }

    void changed(@Observes ConnectionChanged change) {
        transitions.labelValues(change.to().name()).inc();
    }

    private void state(GaugeWithCallback.Callback gauge) {
        ConnectionState now = connection.state();
        Arrays.stream(ConnectionState.values()).forEach(state -> gauge.call(state == now ? 1 : 0, state.name()));
    }

    private void pool(GaugeWithCallback.Callback gauge) {
        pool.figures().ifPresent(figures -> {
            gauge.call(figures.inUse(), "in_use");
            gauge.call(figures.idle(), "idle");
        });
    }

    private void sessions(GaugeWithCallback.Callback gauge) {
        ConnectionBulkhead bulkhead = sessions.bulkhead();
        gauge.call(bulkhead.active(), "active");
        gauge.call(bulkhead.waiting(), "waiting");
    }
}
