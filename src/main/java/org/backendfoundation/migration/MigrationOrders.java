package org.backendfoundation.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backendfoundation.audit.AuditTrail;
import org.backendfoundation.audit.Outcome;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.DatabaseConnection;
import org.backendfoundation.database.SessionFactory;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.Callers;

/** What administrators order of the schema. Each order is told to the audit trail with its reason, whatever comes of it. */
@ApplicationScoped
class MigrationOrders {

    /** Somebody waits for the answer. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    Migrations migrations;

    @Inject
    MigrationEntries entries;

    @Inject
    SchemaAccess access;

    @Inject
    DatabaseConnection connection;

    @Inject
    SessionFactory sessions;

    @Inject
    Callers callers;

    @Inject
    AuditTrail trail;

    /** @return completed once the schema is there, or with the problem that kept it from getting there; whether the caller waits changes nothing */
    CompletionStage<Moved> upgrade(String to, String reason) {
        return ordered("SCHEMA_UPGRADE", reason, Map.of("to", to), (found, database) -> {
            found.refuseWhatCannotBeRight();
            return Movement.upgrade(found, to);
        });
    }

    /** @param force also while other nodes are connected, which may not know the schema any more */
    CompletionStage<Moved> downgrade(String to, String reason, boolean force) {
        return ordered("SCHEMA_DOWNGRADE", reason, Map.of("to", to, "force", String.valueOf(force)), (found, database) -> {
            found.refuseWhatCannotBeRight();
            return unlessUsed(Movement.downgrade(found, to), force);
        });
    }

    /** Takes back what one deployment applied, all of it. */
    CompletionStage<Moved> downgrade(UUID deployment, String reason, boolean force) {
        Map<String, String> details = Map.of("deployment", deployment.toString(), "force", String.valueOf(force));
        return ordered("SCHEMA_DOWNGRADE", reason, details, (found, database) -> {
            found.refuseWhatCannotBeRight();
            return unlessUsed(Movement.downgrade(found, before(deployment, found, database)), force);
        });
    }

    CompletionStage<Moved> stamp(String to, String reason) {
        return ordered("SCHEMA_STAMP", reason, Map.of("to", to), (found, database) -> {
            found.refuseBrokenChangeLog();
            return Movement.stamp(found, to);
        });
    }

    /**
     * Ends the sessions of whoever holds the lock.
     *
     * @return who that was
     * @throws ProblemException MIGRATION_LOCK_FREE where nobody does
     */
    LockHolder takeOver(String reason) {
        return told("MIGRATION_LOCK_TAKE_OVER", reason, Map.of(), () -> {
            try (Connection database = access.migrating().getConnection()) {
                LockHolder holder = LockHolder.find(database).orElseThrow(() -> new ProblemException(MigrationError.MIGRATION_LOCK_FREE,
                        "There is nothing to take over; whoever held the lock has ended"));
                MigrationLock.breakUp(database);
                return holder;
            }
        }, LockHolder::toString);
    }

    private CompletionStage<Moved> ordered(String action, String reason, Map<String, String> details, SchemaMigration.Plan plan) {
        requireConnection();
        return sessions.aside(() -> {
            Moved moved = told(action, reason, details, () -> migrations.move(callers.current().name(), reason, PATIENCE, plan), Moved::revision);
            entries.write();
            return moved;
        });
    }

    private Movement unlessUsed(Movement movement, boolean force) throws SQLException {
        List<OtherNode> others = force || movement.steps().isEmpty() ? List.<OtherNode>of() : access.otherNodes();
        if (!others.isEmpty()) {
            throw new ProblemException(MigrationError.NODES_CONNECTED, "Connected as well: "
                    + others.stream().map(OtherNode::toString).collect(Collectors.joining(", ")) + "; disconnect or stop them, or say force");
        }
        return movement;
    }

    /** The revision that was there before the deployment, which must have been the last one. */
    private static String before(UUID deployment, SchemaComparison found, Connection database) throws SQLException {
        Set<String> applied = new RunLedger().appliedBy(database, deployment);
        List<Revision> revisions = found.appliedPast(-1);
        long last = revisions.stream().takeWhile(revision -> applied.contains(revision.id())).count();
        if (last == 0 || last != revisions.stream().filter(revision -> applied.contains(revision.id())).count()) {
            throw new ProblemException(MigrationError.DEPLOYMENT_NOT_LAST, applied.isEmpty() ? "The ledger knows no deployment " + deployment
                    : "Of deployment " + deployment + " nothing is applied any more, or later revisions are, up to "
                    + revisions.stream().findFirst().map(Revision::version).orElse(SchemaHold.BASE));
        }
        return "-" + last;
    }

    private void requireConnection() {
        if (connection.state() != ConnectionState.CONNECTED) {
            throw new ProblemException(MigrationError.LEDGER_UNREACHED, "The database is not connected; see GET /database");
        }
    }

    private <T> T told(String action, String reason, Map<String, String> details, Operation<T> operation, Function<T, String> result) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add("reason", reason);
        details.forEach(metadata::add);
        try {
            T done = attempt(operation);
            trail.recordIndependently(action, "Schema", null, Outcome.SUCCESS, metadata.add("result", result.apply(done)).build());
            return done;
        } catch (ProblemException e) {
            trail.recordIndependently(action, "Schema", null, Outcome.of(e), metadata.add("error", e.code().name() + ": " + e.getMessage()).build());
            throw e;
        }
    }

    private static <T> T attempt(Operation<T> operation) {
        try {
            return operation.run();
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, FailureReason.of(e), e);
        }
    }

    private interface Operation<T> {
        T run() throws SQLException;
    }
}
