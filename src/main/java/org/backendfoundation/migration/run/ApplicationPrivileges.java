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
 * The privileges of the application's role where another role owns the schema: it may change the team's rows, read the ledger, and read and
 * append to the audit trail. No revision can grant them, since the operator chooses the role's name. The owner grants them under the
 * migration lock: a grant and an {@code ALTER TABLE} at the same time make each other fail.
 */
public final class ApplicationPrivileges {

    private static final String GRANT = readResource("/db/application_privileges.sql");
    private static final String DEVIATIONS = readResource("/db/application_deviations.sql");
    private static final int MAX_LISTED = 5;
    private static final Logger LOG = SafeLogger.of(ApplicationPrivileges.class);

    private final String role;

    private ApplicationPrivileges(String role) {
        this.role = role;
    }

    /** The privileges of the role with which this data source logs in. */
    public static ApplicationPrivileges of(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            return new ApplicationPrivileges(singleValue(connection, "SELECT current_user"));
        }
    }

    public String role() {
        return role;
    }

    /** Whether nothing has to be granted or revoked. Needs no lock. */
    boolean areGranted(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return deviations(connection).isEmpty();
        }
    }

    /**
     * Grants all in one transaction and commits. What the owner may not change is logged with the remedy. On failure the caller rolls back.
     */
    void grant(Connection owner) throws SQLException {
        boolean commitsItself = owner.getAutoCommit();
        owner.setAutoCommit(false);
        setRole(owner);
        try (Statement statement = owner.createStatement()) {
            statement.execute(GRANT);
        }
        owner.commit();
        owner.setAutoCommit(commitsItself);
        warnOfDeviations(owner, deviations(owner));
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

    /** Sets the role for this transaction: an anonymous block takes no parameters. */
    private void setRole(Connection owner) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement("SELECT set_config('foundation.application_role', ?, true)")) {
            statement.setString(1, role);
            statement.execute();
        }
    }

    private void warnOfDeviations(Connection owner, List<String> deviations) throws SQLException {
        if (!deviations.isEmpty()) {
            LOG.warning(
                    "The database role " + role + " " + String.join(", ", deviations.subList(0, Math.min(MAX_LISTED, deviations.size())))
                            + " (" + deviations.size() + " in all), which the owner cannot change; run as a superuser: "
                            + singleValue(owner, "SELECT format('ALTER DATABASE %I OWNER TO %I; ALTER SCHEMA %I OWNER TO %2$I',"
                                    + " current_database(), current_user, current_schema())")
                            + ", and check the roles that " + role + " is a member of");
        }
    }

    private static String singleValue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String readResource(String resource) {
        try (InputStream stream = ApplicationPrivileges.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
