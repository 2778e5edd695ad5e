package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.migration.RolesDatabase.Login;
import org.backendfoundation.migration.RolesDatabase.Logins;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.run.ApplicationPrivileges;
import org.backendfoundation.migration.run.Drift.Difference;
import org.backendfoundation.migration.run.SchemaFingerprint;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift where one role owns the schema and another one is the application's. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class DriftRolesIT {

    @TempDir
    static Path server;

    private static RolesDatabase databases;

    @BeforeAll
    static void start() throws SQLException {
        databases = RolesDatabase.in(server);
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Test
    void whatIsGrantedAtTheStartIsNoDriftWhoeverReads() throws SQLException {
        Logins logins = databases.separated();

        assertThat(drift(logins.owner(), RolesDatabase.APPLICATION)).isEmpty();
        assertThat(drift(logins.application(), RolesDatabase.APPLICATION)).isEmpty();
        assertThat(drift(logins.superuser(), RolesDatabase.APPLICATION)).isEmpty();
    }

    @Test
    void rolesOfOtherNamesAreNoDrift() throws SQLException {
        Logins logins = databases.separated();
        logins.superuser()
                .execute("ALTER ROLE foundation_owner RENAME TO renamed_owner; ALTER ROLE foundation RENAME TO renamed_application");
        try {
            assertThat(drift(logins.superuser(), "renamed_application")).isEmpty();
        } finally {
            logins.superuser()
                    .execute("ALTER ROLE renamed_owner RENAME TO foundation_owner; ALTER ROLE renamed_application RENAME TO foundation");
        }
    }

    @Test
    void privilegesOfAnybodyElseAreToldByName() throws SQLException {
        Logins logins = databases.separated();
        logins.superuser().execute("CREATE ROLE \"Spy\"");
        logins.owner().execute("GRANT SELECT ON api_key TO \"Spy\"; GRANT TRUNCATE ON api_key TO foundation");

        assertThat(drift(logins.owner(), RolesDatabase.APPLICATION)).containsExactly(Difference.of("privileges public.api_key",
                "application: DELETE, INSERT, SELECT, UPDATE",
                "application: DELETE, INSERT, SELECT, TRUNCATE, UPDATE; role \"Spy\": SELECT"));
    }

    @Test
    void privilegesThatAStartPutsRightAreDriftUntilThen() throws SQLException {
        Logins logins = databases.separated();
        logins.owner().execute("REVOKE INSERT ON actor FROM foundation");
        assertThat(drift(logins.owner(), RolesDatabase.APPLICATION)).hasSize(1);

        databases.upgrade(logins.owner(), Optional.of(ApplicationPrivileges.of(logins.application().dataSource())));

        assertThat(drift(logins.owner(), RolesDatabase.APPLICATION)).isEmpty();
    }

    @Test
    void applicationReadsWhatIsKeptAndWritesNone() throws SQLException {
        Logins logins = databases.separated();

        assertThatThrownBy(() -> logins.application().execute("DELETE FROM migration_fingerprint"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> logins.application().execute("DELETE FROM migration_hold")).hasMessageContaining("permission denied");
    }

    private static List<Difference> drift(Login login, String application) throws SQLException {
        try (Connection connection = login.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            String head = ChangeLog.read(DriftRolesIT.class.getClassLoader()).head().orElseThrow().id();
            return new SchemaFingerprint(Optional.of(application)).compare(connection, head).differences();
        }
    }
}
