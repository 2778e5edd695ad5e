package org.backendfoundation.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the database is and who we are there. User and password may stand in the URL or in settings of their own; in both places they
 * must be the same. The password is optional: the server may trust a certificate.
 */
public class DatabaseAccess implements SettingsGroup {

    public static final Setting<PostgresUrl> DATABASE_URL = Setting.postgresUrl("database_url").required()
            .meaning("The PostgreSQL database: postgresql://user:password@host:5432/database");
    public static final Setting<String> DATABASE_USER = Setting.text("database_user")
            .meaning("The database user, if database_url names none");
    public static final Setting<String> DATABASE_PASSWORD = Setting.text("database_password").secret()
            .meaning("The database user's password, if database_url has none");

    /** The URL with user and password, wherever they were given. */
    public static PostgresUrl url(ApplicationConfiguration configuration) {
        PostgresUrl url = configuration.value(DATABASE_URL);
        return url.withCredentials(url.user().or(() -> configuration.find(DATABASE_USER)),
                url.password().or(() -> configuration.find(DATABASE_PASSWORD)));
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD);
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        PostgresUrl url = configuration.value(DATABASE_URL);
        Optional<String> user = configuration.find(DATABASE_USER);
        List<ConfigurationViolation> violations = new ArrayList<>();
        if (url.user().or(() -> user).isEmpty()) {
            violations.add(configuration.violation(DATABASE_USER, "user_missing", "No database user is named.",
                    "Name it in database_user, or in database_url (postgresql://user@host/database)."));
        }
        if (differ(url.user(), user)) {
            violations.add(configuration.violation(DATABASE_USER, "user_differs", "database_url names another user.", "Name the user in one place."));
        }
        if (differ(url.password(), configuration.find(DATABASE_PASSWORD))) {
            violations.add(configuration.violation(DATABASE_PASSWORD, "password_differs", "database_url contains another password.",
                    "Give the password in one place."));
        }
        return violations;
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
