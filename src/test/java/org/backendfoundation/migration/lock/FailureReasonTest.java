package org.backendfoundation.migration.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class FailureReasonTest {

    @Test
    void databasesOwnSentenceIsFoundWithinWhateverWrapsIt() {
        SQLException full = new SQLException("could not extend file", "53100");

        assertThat(FailureReason.of(new IllegalStateException("wrapped", full))).isEqualTo("could not extend file (SQLSTATE 53100)");
        assertThat(FailureReason.of(new IllegalStateException("wrapped", new IllegalStateException()))).isEqualTo("IllegalStateException");
    }

    /** The first that a role meets in a database of PostgreSQL 15 or later that is not its own. */
    @Test
    void missingRightIsToldWithTheWayOut() {
        assertThat(FailureReason.of(new SQLException("ERROR: permission denied for schema public", "42501")))
                .startsWith("ERROR: permission denied for schema public (SQLSTATE 42501); the role that migrates needs this right")
                .contains("OWNER TO", "DATABASE_ADMIN_USER");
    }

    /** Payara closes the archives of an application once, while a migration may be looking for a class. */
    @Test
    void archiveThatWasClosedIsOpenedAgain() {
        assertThat(isTemporary(new IllegalStateException("zip file closed"))).isTrue();
        assertThat(isTemporary(new IllegalStateException("wrapped", new IllegalStateException("zip file closed")))).isTrue();
        assertThat(isTemporary(new IllegalStateException("anything else"))).isFalse();
        assertThat(isTemporary(new SQLException("broken", "08006"))).isTrue();
        assertThat(isTemporary(new SQLException("no such table", "42P01"))).isFalse();
    }

    /** A network that breaks under the check of a schema must not keep the node from serving until somebody restarts it. */
    @Test
    void statementThatTheDriverClosedIsOfALostConnection() {
        assertThat(isTemporary(new SQLException("This statement has been closed.", "55000"))).isTrue();
        assertThat(isTemporary(new PSQLException(new ServerErrorMessage("SERROR\0C55000\0Mnot yet defined\0Rcurrval_oid\0")))).isFalse();
    }

    private static boolean isTemporary(Exception cause) {
        return FailureReason.isTemporary(new ProblemException(MigrationError.MIGRATION_FAILED, "failed", cause));
    }
}
