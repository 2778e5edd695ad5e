package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.migration.lock.LockHolder;
import org.backendfoundation.migration.lock.LockView;
import org.backendfoundation.migration.lock.MigrationActivity;
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionLabel;
import org.backendfoundation.migration.revision.RevisionState;
import org.backendfoundation.migration.run.SqlPreview;
import org.backendfoundation.problem.ProblemException;

/** Reads revisions, runs and the lock. Without a database it tells only what the build knows. */
@ApplicationScoped
class Revisions {

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    @Inject
    DatabaseConnection connection;

    @Inject
    SchemaAccess access;

    private final RunLedger ledger = new RunLedger();

    /** The revisions of the change log in its order, then those that only the database knows. */
    List<RevisionView> all() {
        Optional<Stored> stored = ifReachable(dataSource, database -> new Stored(AppliedRevision.read(database), ledger.runs(database)));
        List<RevisionView> views = new ArrayList<>();
        access.changeLog().revisions().forEach(revision -> views.add(view(revision, stored)));
        stored.ifPresent(database -> views.addAll(database.viewsOfUnknown(access.changeLog())));
        return views;
    }

    /**
     * @param name its id or a unique beginning of the id, its whole name, or {@code head}
     * @throws ProblemException REVISION_NOT_FOUND, also where several match
     */
    RevisionView find(String name) {
        String wanted = name.equals("head") ? access.changeLog().head().map(Revision::id).orElse(name) : name;
        List<RevisionView> found = all().stream().filter(view -> view.revision().startsWith(wanted) || view.version().equals(wanted))
                .toList();
        if (found.size() != 1) {
            throw new ProblemException(MigrationError.REVISION_NOT_FOUND,
                    (found.isEmpty() ? "There is no revision of this name" : found.size() + " revisions begin with this")
                            + "; GET /migrations lists all");
        }
        return found.get(0);
    }

    /** All runs, in the order in which they began. */
    List<Run> runs() {
        return ifReachable(dataSource, ledger::runs).orElseThrow(this::unreachable);
    }

    /** The runs of one command, in the order in which they began. */
    List<Run> runs(UUID deployment) {
        return runs().stream().filter(run -> run.deploymentId().equals(deployment)).toList();
    }

    /**
     * Reads the lock as the migrating role, which sees all of it. While this node migrates it uses the lock's own connection, since the
     * pool may have no other.
     */
    LockView lock() {
        return access.heldLock().inspect().or(() -> ifReachable(access.migrationDataSource(), Revisions::lock))
                .or(() -> access.heldLock().holder())
                .orElseThrow(this::unreachable);
    }

    private static LockView lock(Connection database) throws SQLException {
        Optional<LockHolder> holder = LockHolder.find(database);
        return holder.isEmpty() ? LockView.FREE : new LockView(true, holder.get(), MigrationActivity.find(database).orElse(null));
    }

    /**
     * The SQL of the planned steps.
     *
     * @throws ProblemException what the plan refuses, and LEDGER_UNREACHED
     */
    String sql(Function<SchemaComparison, MigrationPlan> planner) {
        return ifReachable(access.migrationDataSource(), database -> {
            SchemaComparison found = SchemaComparison.read(access.changeLog(), database);
            found.requireValid();
            return new SqlPreview(access.loader()).write(planner.apply(found).steps(), database);
        }).orElseThrow(this::unreachable);
    }

    private static RevisionView view(Revision revision, Optional<Stored> stored) {
        String state = stored.map(database -> database.state(revision.id()).name()).orElse(null);
        return new RevisionView(revision.id(), revision.version(), revision.file(), state, true, revision.hasLabel(RevisionLabel.EXPAND),
                revision.hasLabel(RevisionLabel.IRREVERSIBLE),
                stored.flatMap(database -> database.appliedRun(revision.id())), revision.checksum(),
                stored.flatMap(database -> database.lastError(revision.id())));
    }

    /** Empty where the database is not connected, or was lost just now. */
    private <T> Optional<T> ifReachable(DataSource source, Question<T> query) {
        if (connection.state() != ConnectionState.CONNECTED) {
            return Optional.empty();
        }
        try (Connection database = source.getConnection()) {
            return Optional.of(query.query(database));
        } catch (SQLException failure) {
            return Optional.empty();
        }
    }

    private ProblemException unreachable() {
        return new ProblemException(MigrationError.LEDGER_UNREACHED, connection.state() != ConnectionState.CONNECTED
                ? "The database is not connected, and only it knows the runs; see GET /database"
                : "The database gave no connection for this query; see GET /database, and retry");
    }

    private interface Question<T> {
        T query(Connection connection) throws SQLException;
    }

    /**
     * What the database knows of revisions.
     *
     * @param lastRuns the last run of each revision, by its id
     * @param applying the last run that applied each revision, by its id
     */
    private record Stored(List<AppliedRevision> applied, Map<String, Run> lastRuns, Map<String, Run> applying, Set<String> appliedIds) {

        Stored(List<AppliedRevision> applied, List<Run> runs) {
            this(applied, lastRuns(runs.stream()), lastRuns(runs.stream().filter(Run::hasApplied)),
                    applied.stream().map(AppliedRevision::id).collect(Collectors.toSet()));
        }

        private static Map<String, Run> lastRuns(Stream<Run> runs) {
            return runs.collect(Collectors.toMap(Run::revision, Function.identity(), (earlier, later) -> later));
        }

        RevisionState state(String id) {
            Run last = lastRuns.get(id);
            if (last != null && last.isOpen()) {
                return RevisionState.valueOf(last.state());
            }
            if (appliedIds.contains(id)) {
                return RevisionState.APPLIED;
            }
            boolean rolledBack = last != null && last.state().equals(RevisionState.ROLLED_BACK.name());
            return rolledBack ? RevisionState.ROLLED_BACK : RevisionState.PENDING;
        }

        List<RevisionView> viewsOfUnknown(ChangeLog changeLog) {
            Set<String> known = changeLog.revisions().stream().map(Revision::id).collect(Collectors.toSet());
            return applied.stream().filter(revision -> !known.contains(revision.id())).map(this::viewOfUnknown).toList();
        }

        private RevisionView viewOfUnknown(AppliedRevision revision) {
            return new RevisionView(revision.id(), revision.id(), revision.file(), state(revision.id()).name(), false,
                    revision.isExpanding(), false,
                    appliedRun(revision.id()), revision.checksum(), lastError(revision.id()));
        }

        /** The run that applied it; empty where it is not applied, or the ledger does not know. */
        Optional<Run> appliedRun(String id) {
            return Optional.ofNullable(applying.get(id)).filter(run -> appliedIds.contains(id));
        }

        Optional<String> lastError(String id) {
            return Optional.ofNullable(lastRuns.get(id)).map(Run::error);
        }
    }
}
