package org.backendfoundation.observation.metric;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.persistence.sql.SqlQuery;
import org.backendfoundation.problem.ProblemException;

/** What the database knows of all nodes. It is read four times a minute, so that no scrape waits for it; missing while it is away. */
@ApplicationScoped
class StoredMetrics implements MetricSource {

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final String IDEMPOTENCY_ROWS = "SELECT greatest(reltuples, 0)::bigint AS count FROM pg_class WHERE oid = 'idempotency_key'::regclass";
    private static final String JOBS = """
            SELECT wanted.state AS name, (SELECT count(*) FROM job WHERE job.state = wanted.state AND is_active) AS count
            FROM (VALUES ('QUEUED'), ('FAILED')) wanted (state)""";
    private static final String TASK_FAILURES = "SELECT task_name AS name, coalesce(consecutive_failures, 0) AS count FROM scheduled_task WHERE task_instance = 'recurring'";

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
        Connection connection = entityManager.unwrap(Connection.class);
        try {
            return new Figures(SqlQuery.of(IDEMPOTENCY_ROWS).first(connection, row -> row.getLong("count")), counts(connection, JOBS),
                    counts(connection, TASK_FAILURES));
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    private static Map<String, Long> counts(Connection connection, String query) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        SqlQuery.of(query).list(connection, row -> counts.put(row.getString("name"), row.getLong("count")));
        return counts;
    }
}
