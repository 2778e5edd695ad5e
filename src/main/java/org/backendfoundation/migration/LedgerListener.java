package org.backendfoundation.migration;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.DefaultChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;

/** Writes the ledger as Liquibase goes: APPLYING before a revision, APPLIED in its transaction, PENDING with the error after a failure. */
final class LedgerListener extends DefaultChangeExecListener {

    private final WholeRevisionConnection connection;
    private final RunLedger ledger;
    private final Map<String, Revision> revisions;
    private final UpgradeOrder order;
    private final Supplier<UUID> ids;
    private UUID run;

    LedgerListener(WholeRevisionConnection connection, RunLedger ledger, Map<String, Revision> revisions, UpgradeOrder order,
            Supplier<UUID> ids) {
        this.connection = connection;
        this.ledger = ledger;
        this.revisions = revisions;
        this.order = order;
        this.ids = ids;
    }

    @Override
    public void willRun(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, RunStatus status) {
        write(() -> {
            Revision revision = revisions.get(changeSet.getId());
            order.progress().accept(revision);
            run = ledger.begin(connection.getUnderlyingConnection(), ids.get(), order.deploymentId(), revision, order.actor(), order.host());
            connection.commit();
            connection.hold();
        });
    }

    @Override
    public void ran(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType type) {
        write(() -> {
            ledger.finish(connection.getUnderlyingConnection(), run, RevisionState.APPLIED, null);
            connection.commitWhole();
        });
    }

    @Override
    public void runFailed(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, Exception failure) {
        write(() -> {
            connection.rollbackWhole();
            ledger.finish(connection.getUnderlyingConnection(), run, RevisionState.PENDING, FailureReason.of(failure));
            connection.commit();
        });
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (SQLException | DatabaseException e) {
            throw new IllegalStateException("the ledger could not be written", e);
        }
    }

    private interface Step {
        void run() throws SQLException, DatabaseException;
    }
}
