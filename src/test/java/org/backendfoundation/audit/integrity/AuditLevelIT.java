package org.backendfoundation.audit.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.backendfoundation.migration.RolesDatabase;
import org.backendfoundation.migration.RolesDatabase.Login;
import org.backendfoundation.migration.RolesDatabase.Logins;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class AuditLevelIT {

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
    void twoLogInsAreTold() throws SQLException {
        assertThat(level(databases.separated().application())).isEqualTo(AuditLevel.SEPARATE_OWNER);
    }

    @Test
    void oneLogInIsTold() throws SQLException {
        assertThat(level(databases.single().application())).isEqualTo(AuditLevel.SINGLE_ROLE);
    }

    @Test
    void superuserIsNotSeparate() throws SQLException {
        assertThat(level(databases.separated().superuser())).isEqualTo(AuditLevel.SINGLE_ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GRANT UPDATE ON audit_trail.audit_entry TO foundation",
        "GRANT UPDATE (actor_name) ON audit_trail.audit_entry TO foundation",
        "GRANT DELETE ON audit_trail.audit_entry_other TO PUBLIC",
        "GRANT TRUNCATE ON audit_trail.seal TO foundation",
        "GRANT TRIGGER ON audit_trail.audit_entry TO foundation",
        "GRANT INSERT ON audit_trail.dropped TO foundation",
        "GRANT CREATE ON SCHEMA audit_trail TO foundation",
        "DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$"})
    void privilegeThatIsTooMuchIsTold(String grant) throws SQLException {
        Logins logins = databases.separated();

        logins.owner().execute(grant);

        assertThat(level(logins.application())).isEqualTo(AuditLevel.SINGLE_ROLE);
    }

    @Test
    void membershipInTheOwnerIsTold() throws SQLException {
        Logins logins = databases.separated();

        logins.superuser().execute("GRANT foundation_owner TO foundation");
        AuditLevel level = level(logins.application());
        logins.superuser().execute("REVOKE foundation_owner FROM foundation");

        assertThat(level).isEqualTo(AuditLevel.SINGLE_ROLE);
        assertThat(level(logins.application())).isEqualTo(AuditLevel.SEPARATE_OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE audit_trail.audit_entry DISABLE TRIGGER refuse_change",
        "ALTER TABLE audit_trail.audit_entry_other DISABLE TRIGGER ALL",
        "ALTER TABLE audit_trail.audit_entry_other ENABLE TRIGGER refuse_truncate",
        "ALTER TABLE audit_trail.audit_entry DISABLE TRIGGER stamp",
        "DROP TRIGGER refuse_change ON audit_trail.epoch",
        "DROP TRIGGER refuse_truncate ON audit_trail.dropped",
        "ALTER TABLE audit_trail.seal ENABLE REPLICA TRIGGER refuse_change",
        "ALTER TABLE audit_trail.seal RENAME TO seals",
        "CREATE TABLE audit_trail.unguarded PARTITION OF audit_trail.audit_entry FOR VALUES FROM ('1999-01-01') TO ('1999-02-01')",
        "CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_trail.epoch EXECUTE FUNCTION audit_trail.other()"})
    void triggerThatIsOffIsTold(String alteration) throws SQLException {
        Logins logins = databases.single();
        logins.owner().execute("CREATE FUNCTION audit_trail.other() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");

        logins.application().execute(alteration);

        assertThat(level(logins.application())).isEqualTo(AuditLevel.WEAKENED);
    }

    private static AuditLevel level(Login login) throws SQLException {
        try (Connection connection = login.dataSource().getConnection()) {
            return AuditLevel.of(connection);
        }
    }
}
