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
import org.backendfoundation.migration.revision.Mark;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionState;
import org.backendfoundation.migration.run.SqlPreview;
import org.backendfoundation.problem.ProblemException;

/** What can be told about revisions, runs and the lock. Without a database it tells what the build alone knows. */
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

    /** Those of the change log in its order, then those that only the database knows. */
    List<RevisionView> all() {
        Optional<Found> found = reached(dataSource, database -> new Found(AppliedRevision.read(database), ledger.runs(database)));
        List<RevisionView> views = new ArrayList<>();
        access.changeLog().revisions().forEach(revision -> views.add(view(revision, found)));
        found.ifPresent(database -> views.addAll(database.unknownTo(access.changeLog())));
        return views;
    }

    /**
     * @param name its id or a beginning that no other one has, its whole name, or {@code head}
     * @throws ProblemException REVISION_NOT_FOUND, also where there is more than one
     */
    RevisionView one(String name) {
        String wanted = name.equals("head") ? access.changeLog().head().map(Revision::id).orElse(name) : name;
        List<RevisionView> found = all().stream().filter(view -> view.revision().startsWith(wanted) || view.version().equals(wanted)).toList();
        if (found.size() != 1) {
            throw new ProblemException(MigrationError.REVISION_NOT_FOUND,
                    (found.isEmpty() ? "There is no revision of this name" : found.size() + " revisions begin like this") + "; GET /migrations lists all");
        }
        return found.get(0);
    }

    /** In the order in which they began. */
    List<Run> runs() {
        return reached(dataSource, ledger::runs).orElseThrow(this::unreached);
    }

    /** Those of one order, in the order in which they began. */
    List<Run> runs(UUID deployment) {
        return runs().stream().filter(run -> run.deploymentId().equals(deployment)).toList();
    }

    /** As whoever migrates, who sees all of it: while this node does, by the lock's own connection, since the pool may have no other one. */
    LockView lock() {
        return access.held().look().or(() -> reached(access.migrating(), Revisions::lock)).or(() -> access.held().known())
                .orElseThrow(this::unreached);
    }

    private static LockView lock(Connection database) throws SQLException {
        Optional<LockHolder> holder = LockHolder.find(database);
        return holder.isEmpty() ? LockView.FREE : new LockView(true, holder.get(), MigrationActivity.find(database).orElse(null));
    }

    /**
     * What the movement would run.
     *
     * @throws ProblemException what the movement refuses, and LEDGER_UNREACHED
     */
    String sql(Function<SchemaComparison, MigrationPlan> movement) {
        return reached(access.migrating(), database -> {
            SchemaComparison found = SchemaComparison.read(access.changeLog(), database);
            found.refuseWhatCannotBeRight();
            return new SqlPreview(access.loader()).of(movement.apply(found).steps(), database);
        }).orElseThrow(this::unreached);
    }

    private static RevisionView view(Revision revision, Optional<Found> found) {
        String state = found.map(database -> database.state(revision.id()).name()).orElse(null);
        return new RevisionView(revision.id(), revision.version(), revision.file(), state, true, revision.is(Mark.EXPAND), revision.is(Mark.IRREVERSIBLE),
                found.flatMap(database -> database.applied(revision.id())), revision.checksum(), found.flatMap(database -> database.lastError(revision.id())));
    }

    /** Nothing where the database is not connected, or is lost just now. */
    private <T> Optional<T> reached(DataSource source, Question<T> question) {
        if (connection.state() != ConnectionState.CONNECTED) {
            return Optional.empty();
        }
        try (Connection database = source.getConnection()) {
            return Optional.of(question.ask(database));
        } catch (SQLException lost) {
            return Optional.empty();
        }
    }

    private ProblemException unreached() {
        return new ProblemException(MigrationError.LEDGER_UNREACHED, connection.state() != ConnectionState.CONNECTED
                ? "The database is not connected, and it alone knows; see GET /database"
                : "No connection could be had for the question; see GET /database, and ask again");
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * @param lastRuns the last run of each revision, by its id
     * @param applying the last run that applied it
     */
    private record Found(List<AppliedRevision> applied, Map<String, Run> lastRuns, Map<String, Run> applying, Set<String> appliedIds) {

        Found(List<AppliedRevision> applied, List<Run> runs) {
            this(applied, last(runs.stream()), last(runs.stream().filter(Run::hasApplied)),
                    applied.stream().map(AppliedRevision::id).collect(Collectors.toSet()));
        }

        private static Map<String, Run> last(Stream<Run> runs) {
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

        List<RevisionView> unknownTo(ChangeLog changeLog) {
            Set<String> known = changeLog.revisions().stream().map(Revision::id).collect(Collectors.toSet());
            return applied.stream().filter(revision -> !known.contains(revision.id())).map(this::unknown).toList();
        }

        private RevisionView unknown(AppliedRevision revision) {
            return new RevisionView(revision.id(), revision.id(), revision.file(), state(revision.id()).name(), false, revision.isExpanding(), false,
                    applied(revision.id()), revision.checksum(), lastError(revision.id()));
        }

        /** The run that applied it, unless it is not applied, or the ledger does not know. */
        Optional<Run> applied(String id) {
            return Optional.ofNullable(applying.get(id)).filter(run -> appliedIds.contains(id));
        }

        Optional<String> lastError(String id) {
            return Optional.ofNullable(lastRuns.get(id)).map(Run::error);
        }
    }
}
