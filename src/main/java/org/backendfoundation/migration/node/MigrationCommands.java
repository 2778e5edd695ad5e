package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.lock.LockHolder;
import org.backendfoundation.migration.lock.MigrationLock;
import org.backendfoundation.migration.node.ReportedNodes.ReportedNode;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.MigrationResult;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.plan.Stamp;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.caller.Callers;

/**
 * The commands that administrators give for the schema. Each is recorded in the audit trail with its reason, whether it succeeds or not.
 */
@ApplicationScoped
class MigrationCommands {

    private static final String DOWNGRADE = "SCHEMA_DOWNGRADE";

    @Inject
    Migrations migrations;

    @Inject
    SchemaAccess access;

    @Inject
    Callers callers;

    @Inject
    ReportedNodes reported;

    @Audited(action = "SCHEMA_UPGRADE", meaning = "an administrator ran the command upgrade")
    public MigrationResult upgrade(@AuditParameter("to") String to, @AuditParameter("reason") String reason) {
        return execute(reason, (comparison, database) -> {
            comparison.requireValid();
            return MigrationPlan.upgrade(comparison, to);
        });
    }

    /** @param force also while other nodes are connected, which may not work with the older schema */
    @Audited(action = DOWNGRADE, meaning = "an administrator ran the command downgrade")
    public MigrationResult downgrade(@AuditParameter("to") String to, @AuditParameter("reason") String reason,
            @AuditParameter("force") boolean force) {
        List<ReportedNode> known = reported.others();
        return execute(reason, (comparison, database) -> {
            comparison.requireValid();
            return requireUnused(MigrationPlan.downgrade(comparison, to), known, force);
        });
    }

    /** Rolls back all that one deployment applied. */
    @Audited(action = DOWNGRADE)
    public MigrationResult downgrade(@AuditParameter("deployment") UUID deployment, @AuditParameter("reason") String reason,
            @AuditParameter("force") boolean force) {
        List<ReportedNode> known = reported.others();
        return execute(reason, (comparison, database) -> {
            comparison.requireValid();
            return requireUnused(MigrationPlan.downgrade(comparison, deployment, new RunLedger().appliedBy(database, deployment)), known,
                    force);
        });
    }

    @Audited(action = "SCHEMA_STAMP", meaning = "an administrator ran the command stamp")
    public MigrationResult stamp(@AuditParameter("to") String to, @AuditParameter("reason") String reason) {
        return execute(reason, (comparison, database) -> {
            comparison.requireValidChangeLog();
            return Stamp.plan(comparison, to, access.loader(), database);
        });
    }

    /**
     * Ends the sessions of the lock's holder. This node ends its own sessions itself, since they may be all that the pool has; the database
     * ends another node's.
     *
     * @return who held the lock
     * @throws ProblemException MIGRATION_LOCK_FREE where nobody holds it
     */
    @Audited(action = "MIGRATION_LOCK_TAKE_OVER", meaning = "an administrator took the migration lock over")
    public LockHolder takeOver(@AuditParameter("reason") String reason) {
        return access.heldLock().abort().orElseGet(this::terminateHolders);
    }

    private LockHolder terminateHolders() {
        try (Connection database = access.migrationDataSource().getConnection()) {
            LockHolder holder = LockHolder.find(database).orElseThrow(() -> new ProblemException(MigrationError.MIGRATION_LOCK_FREE,
                    "Nobody holds the lock any more, so there is nothing to take over"));
            MigrationLock.terminateHolders(database);
            return holder;
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, "The lock could not be taken over: " + FailureReason.of(e), e);
        }
    }

    private MigrationResult execute(String reason, SchemaMigration.Plan planner) {
        return migrations.execute(callers.current().name(), reason, planner);
    }

    /** @param known from before the command: the migration holds a connection, and Payara lets no transaction begin beside it */
    private MigrationPlan requireUnused(MigrationPlan plan, List<ReportedNode> known, boolean force) throws SQLException {
        Map<String, List<String>> others = force || plan.steps().isEmpty() ? Map.of() : otherNodes(known);
        if (!others.isEmpty()) {
            throw new ProblemException(MigrationError.NODES_CONNECTED, "Connected as well: "
                    + others.entrySet().stream().map(node -> node.getKey() + " (" + String.join(", ", node.getValue()) + ")")
                            .collect(Collectors.joining(", "))
                    + "; disconnect or stop them, or set force");
        }
        return plan;
    }

    /** What is known of each, by name: its sessions, and what it reported of itself. */
    private Map<String, List<String>> otherNodes(List<ReportedNode> known) throws SQLException {
        Map<String, List<String>> others = new TreeMap<>();
        access.otherNodes().forEach(node -> others.computeIfAbsent(node.nodeName(), name -> new ArrayList<>()).add(node.toString()));
        known.forEach(node -> others.computeIfAbsent(node.name(), name -> new ArrayList<>()).add(node.toString()));
        return others;
    }
}
