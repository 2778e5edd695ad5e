package org.backendfoundation.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class DatabaseRolesIT {

    /** With a soft hyphen, which drivers leave out at a log-in (SASLprep, RFC 4013, section 2.1). */
    private static final String PASSWORD = "it's 100 % \"grö\u00ADßer\"";

    @TempDir
    Path directory;

    private EmbeddedDatabase database;

    @BeforeEach
    void start() throws SQLException {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        superuser("CREATE DATABASE app");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void bothRolesAreMadeAndTheOwnerOwnsTheDatabase() throws SQLException, IOException {
        DatabaseRoles.create(environment("App", "the owner"));
        Map<String, String> inAFile = environment("App", "the owner");
        Path password = Files.writeString(directory.resolve("admin"), inAFile.remove("DATABASE_ADMIN_PASSWORD"));
        inAFile.put("DATABASE_ADMIN_PASSWORD_FILE", password.toString());
        DatabaseRoles.create(inAFile);

        assertThat(ask("App", "SELECT current_user")).isEqualTo("App");
        assertThat(ask("the owner", "SELECT datdba::regrole FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("\"the owner\"");
        assertThat(ask("the owner", "SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'public'")).isEqualTo("\"the owner\"");
        assertThat(ask("App", "SELECT pg_has_role('the owner', 'MEMBER')")).isEqualTo("f");
    }

    @Test
    void whatTheApplicationOwnedBecomesTheOwners() throws SQLException {
        Map<String, String> alone = environment("app", "owner");
        alone.remove("DATABASE_OWNER_USER");
        alone.remove("DATABASE_OWNER_PASSWORD");
        DatabaseRoles.create(alone);
        assertThat(ask("app", "CREATE TABLE stock (n int); SELECT tableowner FROM pg_tables WHERE tablename = 'stock'")).isEqualTo("app");

        DatabaseRoles.create(environment("app", "owner"));

        assertThat(ask("owner", "SELECT tableowner FROM pg_tables WHERE tablename = 'stock'")).isEqualTo("owner");
        assertThat(ask("app", "SELECT has_table_privilege('stock', 'SELECT')")).isEqualTo("f");
    }

    @Test
    void roleThatMayMakeRolesIsEnough() throws SQLException {
        superuser("CREATE ROLE admin LOGIN CREATEROLE CREATEDB PASSWORD '" + EmbeddedDatabase.PASSWORD
                + "'; ALTER DATABASE app OWNER TO admin");
        Map<String, String> environment = environment("app", "owner");
        environment.put("DATABASE_ADMIN_USER", "admin");

        DatabaseRoles.create(environment);

        assertThat(ask("owner", "SELECT datdba::regrole FROM pg_database WHERE datname = current_database()")).isEqualTo("owner");
        assertThat(ask("app", "SELECT pg_has_role('owner', 'MEMBER')")).isEqualTo("f");
    }

    private Map<String, String> environment(String user, String owner) {
        return new HashMap<>(Map.of("DATABASE_URL", "postgresql://127.0.0.1:" + database.port() + "/app",
                "DATABASE_USER", user, "DATABASE_PASSWORD", PASSWORD,
                "DATABASE_OWNER_USER", owner, "DATABASE_OWNER_PASSWORD", PASSWORD, "DATABASE_ADMIN_USER", "postgres",
                "DATABASE_ADMIN_PASSWORD", EmbeddedDatabase.PASSWORD));
    }

    private String ask(String user, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + database.port() + "/app", user, PASSWORD);
                Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            ResultSet row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }

    private void superuser(String sql) throws SQLException {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
