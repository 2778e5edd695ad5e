package org.backendfoundation.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.backendfoundation.migration.RolesDatabase;
import org.backendfoundation.migration.RolesDatabase.Logins;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class ApplicationPrivilegesIT {

    private static final int NODES = 6;

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
    void nothingIsLeftToGrantAfterAnUpgrade() throws SQLException {
        assertThat(deviations(databases.separated())).isEmpty();
    }

    @Test
    void tableOfALaterRevisionIsUsableAtOnce() throws SQLException {
        Logins logins = databases.separated();

        logins.owner().execute("CREATE TABLE later (id serial PRIMARY KEY, n int)");
        logins.application().execute("INSERT INTO later (n) VALUES (1); UPDATE later SET n = 2; DELETE FROM later");

        assertThat(deviations(logins)).isEmpty();
    }

    @Test
    void whatIsTooMuchOrMissingIsToldAndPutRightByTheNextStart() throws SQLException {
        Logins logins = databases.separated();
        logins.owner().execute("""
                GRANT DELETE ON audit_trail.audit_entry TO foundation; GRANT ALL ON migration_run TO foundation; REVOKE UPDATE ON api_key FROM foundation;
                GRANT EXECUTE ON FUNCTION audit_trail.drop_months TO PUBLIC; REVOKE USAGE ON SCHEMA audit_trail FROM foundation""");

        assertThat(deviations(logins)).contains("has DELETE on audit_trail.audit_entry", "has TRUNCATE on migration_run",
                "lacks UPDATE on api_key",
                "has EXECUTE of audit_trail.drop_months(interval)", "lacks USAGE on schema audit_trail");
        databases.upgrade(logins.owner(), Optional.of(privileges(logins)));

        assertThat(deviations(logins)).isEmpty();
    }

    @Test
    void whatTheOwnerCannotTakeStaysTold() throws SQLException {
        Logins logins = databases.separated();
        logins.superuser().execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO postgres', current_database()); "
                + "EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database()); END $$");

        databases.upgrade(logins.owner(), Optional.of(privileges(logins)));

        assertThat(deviations(logins))
                .containsExactly("has TEMPORARY on database " + logins.owner().query("SELECT current_database()").get(0));
    }

    @Test
    void ownerDoesNotTakeItsOwnPrivileges() throws SQLException {
        Logins logins = databases.separated();
        ApplicationPrivileges own = ApplicationPrivileges.of(logins.owner().dataSource());
        try (Connection owner = logins.owner().dataSource().getConnection()) {
            assertThatThrownBy(() -> own.grant(owner)).hasMessageContaining("the same role");
        }
    }

    @Test
    void manyNodesThatStartAtOnceAllArrive() throws Exception {
        Logins logins = databases.empty();
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<?>> starts = IntStream.range(0, NODES).<Future<?>>mapToObj(node -> nodes.submit(() -> {
                databases.upgrade(logins.owner(), Optional.of(privileges(logins)));
                return null;
            })).toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(deviations(logins)).isEmpty();
    }

    private static ApplicationPrivileges privileges(Logins logins) throws SQLException {
        return ApplicationPrivileges.of(logins.application().dataSource());
    }

    private static List<String> deviations(Logins logins) throws SQLException {
        try (Connection owner = logins.owner().dataSource().getConnection()) {
            return privileges(logins).deviations(owner);
        }
    }
}
