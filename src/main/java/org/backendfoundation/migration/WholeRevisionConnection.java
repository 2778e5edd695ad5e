package org.backendfoundation.migration;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * Commits a revision together with its mark and its ledger entry. Liquibase commits a change set and its mark one after the other;
 * a node killed in between would find its own tables in the way at the next start.
 */
final class WholeRevisionConnection extends JdbcConnection {

    private boolean holding;

    WholeRevisionConnection(Connection connection) {
        super(connection);
    }

    /** From here on nothing is committed until {@link #commitWhole()}. */
    void hold() {
        holding = true;
    }

    void commitWhole() throws DatabaseException {
        holding = false;
        super.commit();
    }

    @Override
    public void commit() throws DatabaseException {
        if (!holding) {
            super.commit();
        }
    }

    /** Takes back what was held. (Liquibase's own rollbacks, one of them before each change set, do not end the holding.) */
    void rollbackWhole() throws DatabaseException {
        holding = false;
        super.rollback();
    }
}
