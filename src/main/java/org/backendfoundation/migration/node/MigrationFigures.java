package org.backendfoundation.migration.node;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.migration.lock.LockHolder;
import org.backendfoundation.migration.plan.SchemaState;
import org.backendfoundation.migration.run.Drift;
import org.backendfoundation.problem.ProblemException;

/** What this node last saw of the schema and of the migration lock. It answers from memory. */
@ApplicationScoped
public class MigrationFigures {

    private static final Duration EVERY = Duration.ofSeconds(15);

    @Inject
    Migrations migrations;

    @Inject
    SchemaDrift drift;

    @Inject
    Revisions revisions;

    @Inject
    DatabaseConnection connection;

    @Inject
    PeriodicTask task;

    private volatile LockHolder holder;

    @PostConstruct
    void start() {
        task.begin(EVERY, this::readLock);
    }

    public SchemaState state() {
        return migrations.schema().state();
    }

    /** How many objects are not as the migrations left them; empty where that is not known. */
    public Optional<Integer> differences() {
        return drift.last().filter(last -> last.verdict() != Drift.DriftVerdict.UNKNOWN).map(Drift::count);
    }

    /** How long the migration lock has been held; zero where it was free, or its holder unknown, a few seconds ago. */
    public Duration lockAge() {
        LockHolder last = holder;
        return last == null || last.since() == null ? Duration.ZERO : Duration.between(last.since(), OffsetDateTime.now(ZoneOffset.UTC));
    }

    private void readLock() {
        try {
            holder = connection.state() == ConnectionState.CONNECTED ? revisions.lock().holder() : null;
        } catch (ProblemException unreached) {
            holder = null; // an outage has log lines of its own
        }
    }
}
