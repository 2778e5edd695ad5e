package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.backendfoundation.observation.request.MatchedOperation;
import org.backendfoundation.rest.FoundationApplication;
import org.backendfoundation.rest.openapi.ResourceMethods;

/**
 * Requests by operation, which is a method and the template of a path: twelve series at most for each, and an operation has none before its
 * first request. Requests that match none, such as for the files of a page, are counted together.
 */
@ApplicationScoped
class RequestMetrics implements MetricSource {

    private static final String BASE = "/" + FoundationApplication.class.getAnnotation(ApplicationPath.class).value() + "/";
    private static final String NONE = "none";
    private static final double[] BOUNDS = {0.01, 0.05, 0.25, 1, 5};
    private static final int CLASSES = 6;
    private static final double NANOS = 1e9;

    private record Key(Class<?> resource, Method method) {
    }

    private final Histogram durations = Histogram.builder().name("http_server_request_duration_seconds").unit(Unit.SECONDS)
            .help("From the first filter to the last byte of the answer").labelNames("method", "route").classicOnly()
            .classicUpperBounds(BOUNDS).withoutExemplars().build();
    private final Counter answers = Counter.builder().name("http_server_responses_total").help("Answers by the first digit of their status")
            .labelNames("method", "route", "status").withoutExemplars().build();
    private final LongAdder active = new LongAdder();
    private final Map<Key, Operation> operations = new ConcurrentHashMap<>();
    private final Operation none = new Operation(NONE, NONE);

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(durations);
        registry.register(answers);
        registry.register(GaugeWithCallback.builder().name("http_server_active_requests").help("Requests that are not answered yet")
                .callback(gauge -> gauge.call(active.sum())).build());
    }

    Operation none() {
        return none;
    }

    /** @param verb of the request: a HEAD is answered by the method for GET, and counted with it */
    Operation of(Class<?> resource, Method method, String verb) {
        return operations.computeIfAbsent(new Key(resource, method),
                key -> new Operation(HttpMethod.HEAD.equals(verb) ? HttpMethod.GET : verb,
                        BASE + ResourceMethods.path(resource, method).template()));
    }

    void begin() {
        active.increment();
    }

    void end(Operation operation, int status, long nanos) {
        active.decrement();
        operation.duration.observe(nanos / NANOS);
        operation.answers(status / 100).inc();
    }

    /** The series of one operation. */
    final class Operation implements MatchedOperation {

        private final String method;
        private final String route;
        private final DistributionDataPoint duration;
        private final CounterDataPoint[] byClass = new CounterDataPoint[CLASSES];

        private Operation(String method, String route) {
            this.method = method;
            this.route = route;
            duration = durations.labelValues(method, route);
        }

        @Override
        public String method() {
            return method;
        }

        @Override
        public String route() {
            return route;
        }

        /** Two threads at once get the same series. */
        private CounterDataPoint answers(int hundreds) {
            int index = Math.min(Math.max(hundreds, 1), CLASSES - 1);
            CounterDataPoint known = byClass[index];
            if (known == null) {
                known = answers.labelValues(method, route, index + "xx");
                byClass[index] = known;
            }
            return known;
        }
    }
}
