package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.problem.ProblemException;

/** What the database knows of all nodes. It is read four times a minute, so that no scrape waits for it; missing while it is away. */
@ApplicationScoped
class StoredMetrics implements MetricSource {

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final String IDEMPOTENCY_ROWS = "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'idempotency_key'::regclass";
    private static final String JOBS = """
            SELECT wanted.state, (SELECT count(*) FROM job WHERE job.state = wanted.state AND is_active)
            FROM (VALUES ('QUEUED'), ('FAILED')) wanted (state)""";
    private static final String TASK_FAILURES = "SELECT task_name, coalesce(consecutive_failures, 0) FROM scheduled_task WHERE task_instance = 'recurring'";

    private record Figures(long idempotencyRows, Map<String, Long> jobs, Map<String, Long> taskFailures) {
    }

    @Inject
    SessionFactory sessions;

    @Inject
    NodeReadiness readiness;

    @Inject
    PeriodicTask task;

    private volatile Optional<Figures> last = Optional.empty();

    @Override
    public void register(PrometheusRegistry registry) {
        registry.register(GaugeWithCallback.builder().name("foundation_idempotency_rows")
                .help("Stored answers to requests with an Idempotency-Key, as the planner estimates them")
                .callback(gauge -> last.ifPresent(figures -> gauge.call(figures.idempotencyRows()))).build());
        registry.register(GaugeWithCallback.builder().name("foundation_jobs").help("Jobs that wait or run, and jobs that failed for good")
                .labelNames("state")
                .callback(gauge -> last.ifPresent(figures -> figures.jobs().forEach((state, count) -> gauge.call(count, state)))).build());
        registry.register(GaugeWithCallback.builder().name("foundation_task_failures")
                .help("Failed runs of a scheduled task since its last success").labelNames("task")
                .callback(gauge -> last.ifPresent(figures -> figures.taskFailures().forEach((name, count) -> gauge.call(count, name))))
                .build());
        task.begin(EVERY, this::read);
    }

    private void read() {
        try {
            last = readiness.unreadyReason().isEmpty() ? Optional.of(sessions.call(StoredMetrics::figures)) : Optional.empty();
        } catch (ProblemException outage) {
            last = Optional.empty(); // it has log lines of its own
        }
    }

    private static Figures figures(EntityManager entityManager) {
        Number rows = (Number) entityManager.createNativeQuery(IDEMPOTENCY_ROWS).getSingleResult();
        return new Figures(rows.longValue(), counts(entityManager, JOBS), counts(entityManager, TASK_FAILURES));
    }

    private static Map<String, Long> counts(EntityManager entityManager, String query) {
        Map<String, Long> counts = new HashMap<>();
        for (Object row : entityManager.createNativeQuery(query).getResultList()) {
            Object[] cells = (Object[]) row;
            counts.put((String) cells[0], ((Number) cells[1]).longValue());
        }
        return counts;
    }
}
