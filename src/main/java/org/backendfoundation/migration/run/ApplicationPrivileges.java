package org.backendfoundation.migration.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * What the application's role may do where another role owns the schema: change the team's rows, read the ledger, read the audit trail and
 * append to it. No revision can grant it, since the role's name is the operator's. Granted by the owner, under the migration lock: a grant and
 * an {@code ALTER TABLE} at the same time fail each other.
 */
public final class ApplicationPrivileges {

    private static final String GRANT = text("/db/application_privileges.sql");
    private static final String DEVIATIONS = text("/db/application_deviations.sql");
    private static final int SHOWN = 5;
    private static final Logger LOG = SafeLogger.of(ApplicationPrivileges.class);

    private final String role;

    private ApplicationPrivileges(String role) {
        this.role = role;
    }

    /** Of the role by which this data source logs in. */
    public static ApplicationPrivileges of(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            return new ApplicationPrivileges(only(connection, "SELECT current_user"));
        }
    }

    public String role() {
        return role;
    }

    /** Whether nothing is to be granted or taken; asked without any lock. */
    boolean areGranted(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return deviations(connection).isEmpty();
        }
    }

    /** All or nothing, and committed; what the owner may not change is logged with what to do. A failure leaves the transaction to the caller. */
    void grant(Connection owner) throws SQLException {
        boolean commitsItself = owner.getAutoCommit();
        owner.setAutoCommit(false);
        name(owner);
        try (Statement statement = owner.createStatement()) {
            statement.execute(GRANT);
        }
        owner.commit();
        owner.setAutoCommit(commitsItself);
        warn(owner, deviations(owner));
    }

    List<String> deviations(Connection owner) throws SQLException {
        List<String> deviations = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement(DEVIATIONS)) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    deviations.add(rows.getString(1));
                }
            }
        }
        return deviations;
    }

    /** For this transaction: an anonymous block takes no parameters. */
    private void name(Connection owner) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("SELECT set_config('foundation.application_role', ?, true)")) {
            statement.setString(1, role);
            statement.execute();
        }
    }

    private void warn(Connection owner, List<String> deviations) throws SQLException {
        if (!deviations.isEmpty()) {
            LOG.warning("The database role " + role + " " + String.join(", ", deviations.subList(0, Math.min(SHOWN, deviations.size())))
                    + " (" + deviations.size() + " in all), which the owner cannot change; run as a superuser: "
                    + only(owner, "SELECT format('ALTER DATABASE %I OWNER TO %I; ALTER SCHEMA %I OWNER TO %2$I',"
                    + " current_database(), current_user, current_schema())")
                    + ", and look at the roles that " + role + " is a member of");
        }
    }

    private static String only(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String text(String resource) {
        try (InputStream stream = ApplicationPrivileges.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
