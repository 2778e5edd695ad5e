package org.backendfoundation.configuration;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/**
 * The database's address and this application's log-in. User and password may stand in the URL or in settings of their own; where both have
 * them they must be equal. The password is optional: the server may trust a certificate. If an owner is configured, it owns the schema and
 * the user may only use it.
 */
public class DatabaseAccess implements SettingsGroup {

    public static final Setting<PostgresUrl> DATABASE_URL = Setting.postgresUrl("database_url").required()
            .meaning("The PostgreSQL database: postgresql://user:password@host:5432/database");
    public static final Setting<String> DATABASE_USER = Setting.text("database_user")
            .meaning("The database user, if database_url names none");
    public static final Setting<String> DATABASE_PASSWORD = Setting.text("database_password").secret()
            .meaning("The database user's password, if database_url has none");

    public static final Setting<String> OWNER_USER = Setting.text("database_owner_user")
            .meaning("The role that owns the schema and migrates it; without it database_user does");
    public static final Setting<String> OWNER_PASSWORD = Setting.text("database_owner_password").secret()
            .meaning("The owner's password");

    /** Parameters of the URL that name a file. */
    private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");

    /** The URL with user and password, wherever they were given. */
    public static PostgresUrl url(ApplicationConfiguration configuration) {
        PostgresUrl url = configuration.value(DATABASE_URL);
        return url.withCredentials(url.user().or(() -> configuration.find(DATABASE_USER)),
                url.password().or(() -> configuration.find(DATABASE_PASSWORD)));
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, OWNER_USER, OWNER_PASSWORD);
    }

    @Override
    public String part() {
        return DATABASE_CONNECTION;
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
            violations.add(configuration.violation(DATABASE_USER, "user_differs", "database_url names another user.",
                    "Name the user in one place."));
        }
        if (differ(url.password(), configuration.find(DATABASE_PASSWORD))) {
            violations.add(configuration.violation(DATABASE_PASSWORD, "password_differs", "database_url contains another password.",
                    "Give the password in one place."));
        }
        violations.addAll(checkOwner(configuration, url.user().or(() -> user)));
        violations.addAll(checkFiles(configuration, url.parameters()));
        return violations;
    }

    private static List<ConfigurationViolation> checkFiles(ApplicationConfiguration configuration, Map<String, String> parameters) {
        return FILES.stream().filter(parameters::containsKey).filter(name -> !isReadable(parameters.get(name)))
                .map(name -> configuration.violation(DATABASE_URL, "readable_file",
                        "There is no file as " + name + " names it, or it cannot be read.",
                        "Put it there, readable for the server's user, or mend the path."))
                .toList();
    }

    private static boolean isReadable(String path) {
        try {
            return Files.isReadable(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<ConfigurationViolation> checkOwner(ApplicationConfiguration configuration, Optional<String> user) {
        Optional<String> owner = configuration.find(OWNER_USER);
        if (owner.isEmpty() && configuration.find(OWNER_PASSWORD).isPresent()) {
            return List.of(configuration.violation(OWNER_USER, "owner_missing", "The owner has a password and no name.",
                    "Name it in database_owner_user, or give neither."));
        }
        if (owner.isPresent() && owner.equals(user)) {
            return List.of(configuration.violation(OWNER_USER, "owner_is_user", "The owner is the role that the application uses.",
                    "Name another role, or none if one is to do both."));
        }
        return List.of();
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
