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

    private volatile Optional<Held> held = Optional.empty();

    /** @param since the holder's own time, or when this node first saw it, where the database hides that time from this role */
    private record Held(int pid, OffsetDateTime since) {
    }

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

    /** How long the migration lock has been held; zero where it was free, or the database away, a few seconds ago. */
    public Duration lockAge() {
        return held.map(holder -> Duration.between(holder.since(), OffsetDateTime.now(ZoneOffset.UTC))).orElse(Duration.ZERO);
    }

    private void readLock() {
        try {
            held = connection.state() == ConnectionState.CONNECTED ? Optional.ofNullable(revisions.lock().holder()).map(this::held)
                    : Optional.empty();
        } catch (ProblemException unreached) {
            held = Optional.empty(); // an outage has log lines of its own
        }
    }

    private Held held(LockHolder holder) {
        return held.filter(before -> holder.since() == null && before.pid() == holder.pid()).orElseGet(
                () -> new Held(holder.pid(), Optional.ofNullable(holder.since()).orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC))));
    }
}
