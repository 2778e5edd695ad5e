package org.backendfoundation.tool;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationResult;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.RawValue;
import org.backendfoundation.configuration.setting.SecretFile;
import org.backendfoundation.configuration.setting.SettingsReader;
import org.backendfoundation.configuration.setting.VariablesLookup;
import org.postgresql.util.PasswordUtil;

/**
 * Makes the application's role and the owner's, and makes the owner own the database with all that the application's role owned in it.
 * Without an owner, the application's role owns the database. Idempotent; a second run sets the passwords again. Needs the driver:
 * <pre>{@code java -cp foundation/WEB-INF/classes:postgresql.jar org.backendfoundation.tool.DatabaseRoles}</pre>
 * Reads {@code DATABASE_ADMIN_USER} and {@code DATABASE_ADMIN_PASSWORD} besides the application's own settings: a superuser's, or those of
 * a role with CREATEROLE and CREATEDB that owns the database, which then stays a member of both. Other databases of the application's role,
 * if it has any, become the owner's too: PostgreSQL reassigns what the whole server shares with them.
 */
public final class DatabaseRoles {

    private static final int FAILED = 1;
    private static final int INVALID = 2;

    private final Connection connection;

    private DatabaseRoles(Connection connection) {
        this.connection = connection;
    }

    /**
     * Invalid settings are reported on the error stream with exit status 2; a failure of the database with its reason and exit status 1.
     */
    public static void main(String[] arguments) {
        try {
            create(System.getenv());
        } catch (InvalidConfigurationException e) {
            System.err.print(e.getMessage());
            System.exit(INVALID);
        } catch (SettingRuleException e) {
            System.err.println("DATABASE_ADMIN_PASSWORD_FILE: " + e.getMessage());
            System.exit(INVALID);
        } catch (SQLException e) {
            System.err.println("The roles were not created: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /** Creates both roles in one transaction. */
    static void create(Map<String, String> environment) throws SQLException {
        ConfigurationResult result = new SettingsReader(new VariablesLookup(environment)).read(List.of(new DatabaseAccess()));
        ApplicationConfiguration configuration = result.orThrow();
        PostgresUrl url = DatabaseAccess.url(configuration);
        Properties administrator = new Properties();
        administrator.setProperty("user", environment.getOrDefault("DATABASE_ADMIN_USER", ""));
        VariablesLookup variables = new VariablesLookup(environment);
        administrator.setProperty("password", SecretFile.find(variables, "database_admin_password")
                .or(() -> variables.find("database_admin_password")).map(RawValue::text).orElse(""));
        try (Connection connection = DriverManager.getConnection(
                DatabaseAccess.ownerUrl(configuration).withRecommendedParameters("foundation configure").jdbcUrl(), administrator)) {
            connection.setAutoCommit(false);
            new DatabaseRoles(connection).create(url, configuration);
            connection.commit();
        }
    }

    private void create(PostgresUrl url, ApplicationConfiguration configuration) throws SQLException {
        String application = url.user().orElseThrow();
        createRole(application, url.password().orElse(""));
        String owner = configuration.find(DatabaseAccess.OWNER_USER).orElse(application);
        if (!owner.equals(application)) {
            createRole(owner, configuration.find(DatabaseAccess.OWNER_PASSWORD).orElse(""));
            transferOwnership(application, owner);
        }
        execute("ALTER DATABASE %s OWNER TO %s", singleValue("SELECT current_database()"), owner);
        execute("CREATE SCHEMA IF NOT EXISTS %s", "public");
        execute("ALTER SCHEMA %s OWNER TO %s", "public", owner);
    }

    private void createRole(String name, String password) throws SQLException {
        if (!exists(name)) {
            execute("CREATE ROLE %s", name);
        }
        execute("ALTER ROLE %s LOGIN", name);
        if (!isSuperuser()) {
            execute("GRANT %s TO CURRENT_USER", name);
        }
        if (!password.isEmpty()) {
            // as PostgreSQL keeps it, so that it crosses no wire and stands in no log of statements
            execute("ALTER ROLE %s PASSWORD '" + PasswordUtil.encodeScramSha256(password.toCharArray()) + "'", name);
        }
    }

    private void transferOwnership(String application, String owner) throws SQLException {
        execute("REVOKE %s FROM %s", owner, application);
        execute("REASSIGN OWNED BY %s TO %s", application, owner);
    }

    private boolean isSuperuser() throws SQLException {
        return "on".equals(singleValue("SHOW is_superuser"));
    }

    private boolean exists(String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private String singleValue(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String command, String... identifiers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Object[] quoted = new Object[identifiers.length];
            for (int i = 0; i < identifiers.length; i++) {
                quoted[i] = statement.enquoteIdentifier(identifiers[i], true);
            }
            statement.execute(command.formatted(quoted));
        }
    }
}
