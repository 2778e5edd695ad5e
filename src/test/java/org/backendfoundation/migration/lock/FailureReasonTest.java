package org.backendfoundation.migration.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

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
}
