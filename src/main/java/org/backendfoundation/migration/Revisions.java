package org.backendfoundation.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.DatabaseConnection;
import org.backendfoundation.database.Foundation;
import org.backendfoundation.problem.ProblemException;

/** What can be told about revisions, runs and the lock. Without a database it tells what the build alone knows. */
@ApplicationScoped
class Revisions {

    @Inject
    @Foundation
    DataSource dataSource;

    @Inject
    DatabaseConnection connection;

    @Inject
    Migrations migrations;

    private final RunLedger ledger = new RunLedger();

    /** Those of the change log in its order, then those that only the database knows. */
    List<RevisionView> all() {
        Optional<Found> found = reached(database -> new Found(AppliedRevision.read(database), ledger.runs(database)));
        List<RevisionView> views = new ArrayList<>();
        migrations.changeLog().revisions().forEach(revision -> views.add(view(revision, found)));
        found.ifPresent(database -> views.addAll(database.unknownTo(migrations.changeLog())));
        return views;
    }

    /** @param revision its id or its whole name */
    RevisionView one(String revision) {
        return all().stream().filter(view -> view.revision().equals(revision) || view.version().equals(revision)).findFirst()
                .orElseThrow(() -> new ProblemException(MigrationError.REVISION_NOT_FOUND,
                        "There is no revision of this name; GET /migrations lists all"));
    }

    /** In the order in which they began. */
    List<Run> runs() {
        return reached(ledger::runs).orElseThrow(Revisions::unreached);
    }

    Optional<LockHolder> lockHolder() {
        return reached(LockHolder::find).orElseThrow(Revisions::unreached);
    }

    private static RevisionView view(Revision revision, Optional<Found> found) {
        Run last = found.map(database -> database.lastRuns().get(revision.id())).orElse(null);
        String state = found.map(database -> database.state(revision.id()).name()).orElse(null);
        boolean applied = RevisionState.APPLIED.name().equals(state) && last != null;
        return new RevisionView(revision.id(), revision.version(), revision.file(), state, true, applied ? last.finishedAt() : null,
                applied ? last.actor() : null, last == null ? null : last.host(), applied ? last.durationMs() : null,
                revision.checksum(), last == null ? null : last.error());
    }

    /** Nothing where the database is not connected, or is lost just now. */
    private <T> Optional<T> reached(Question<T> question) {
        if (connection.state() != ConnectionState.CONNECTED) {
            return Optional.empty();
        }
        try (Connection database = dataSource.getConnection()) {
            return Optional.of(question.ask(database));
        } catch (SQLException lost) {
            return Optional.empty();
        }
    }

    private static ProblemException unreached() {
        return new ProblemException(MigrationError.LEDGER_UNREACHED, "The database is not connected, and it alone knows; see GET /database");
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private record Found(List<AppliedRevision> applied, Map<String, Run> lastRuns, Set<String> appliedIds) {

        Found(List<AppliedRevision> applied, List<Run> runs) {
            this(applied, runs.stream().collect(Collectors.toMap(Run::revision, Function.identity(), (earlier, later) -> later)),
                    applied.stream().map(AppliedRevision::id).collect(Collectors.toSet()));
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
            return applied.stream().filter(revision -> !known.contains(revision.id())).map(revision -> new RevisionView(revision.id(),
                    revision.id(), revision.file(), state(revision.id()).name(), false, null, null, null, null, revision.checksum(), null)).toList();
        }
    }
}
