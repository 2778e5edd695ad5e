package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.lock.LockHolder;
import org.backendfoundation.migration.lock.MigrationLock;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.MigrationResult;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.plan.Stamp;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.caller.Callers;

/** What administrators order of the schema. Each order is told to the audit trail with its reason, whatever comes of it. */
@ApplicationScoped
class MigrationOrders {

    @Inject
    Migrations migrations;

    @Inject
    SchemaAccess access;

    @Inject
    Callers callers;

    @Audited(action = "SCHEMA_UPGRADE")
    public MigrationResult upgrade(@AuditParameter("to") String to, @AuditParameter("reason") String reason) {
        return ordered(reason, (found, database) -> {
            found.refuseWhatCannotBeRight();
            return MigrationPlan.upgrade(found, to);
        });
    }

    /** @param force also while other nodes are connected, which may not know the schema any more */
    @Audited(action = "SCHEMA_DOWNGRADE")
    public MigrationResult downgrade(@AuditParameter("to") String to, @AuditParameter("reason") String reason, @AuditParameter("force") boolean force) {
        return ordered(reason, (found, database) -> {
            found.refuseWhatCannotBeRight();
            return unlessUsed(MigrationPlan.downgrade(found, to), force);
        });
    }

    /** Takes back what one deployment applied, all of it. */
    @Audited(action = "SCHEMA_DOWNGRADE")
    public MigrationResult downgrade(@AuditParameter("deployment") UUID deployment, @AuditParameter("reason") String reason, @AuditParameter("force") boolean force) {
        return ordered(reason, (found, database) -> {
            found.refuseWhatCannotBeRight();
            return unlessUsed(MigrationPlan.downgrade(found, deployment, new RunLedger().appliedBy(database, deployment)), force);
        });
    }

    @Audited(action = "SCHEMA_STAMP")
    public MigrationResult stamp(@AuditParameter("to") String to, @AuditParameter("reason") String reason) {
        return ordered(reason, (found, database) -> {
            found.refuseBrokenChangeLog();
            return Stamp.movement(found, to, access.loader(), database);
        });
    }

    /**
     * Ends the sessions of whoever holds the lock: this node's own from here, since they may be all that the pool has, another's by the database.
     *
     * @return who that was
     * @throws ProblemException MIGRATION_LOCK_FREE where nobody does
     */
    @Audited(action = "MIGRATION_LOCK_TAKE_OVER")
    public LockHolder takeOver(@AuditParameter("reason") String reason) {
        return access.held().abort().orElseGet(this::breakUp);
    }

    private LockHolder breakUp() {
        try (Connection database = access.migrating().getConnection()) {
            LockHolder holder = LockHolder.find(database).orElseThrow(() -> new ProblemException(MigrationError.MIGRATION_LOCK_FREE,
                    "There is nothing to take over; whoever held the lock has ended"));
            MigrationLock.breakUp(database);
            return holder;
        } catch (SQLException e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, "The lock could not be taken over: " + FailureReason.of(e), e);
        }
    }

    private MigrationResult ordered(String reason, SchemaMigration.Plan plan) {
        return migrations.move(callers.current().name(), reason, plan);
    }

    private MigrationPlan unlessUsed(MigrationPlan movement, boolean force) throws SQLException {
        List<OtherNode> others = force || movement.steps().isEmpty() ? List.of() : access.otherNodes();
        if (!others.isEmpty()) {
            throw new ProblemException(MigrationError.NODES_CONNECTED, "Connected as well: "
                    + others.stream().map(OtherNode::toString).collect(Collectors.joining(", ")) + "; disconnect or stop them, or say force");
        }
        return movement;
    }
}
