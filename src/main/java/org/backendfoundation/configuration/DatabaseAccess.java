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
    public static final Setting<PostgresUrl> OWNER_URL = Setting.postgresUrl("database_owner_url")
            .meaning("Where the owner finds PostgreSQL itself, without user and password, if database_url leads to a pooler of "
                    + "transactions");

    public static final Setting<String> OWNER_PASSWORD = Setting.text("database_owner_password").secret()
            .meaning("The owner's password");

    private static final String NO_PREPARED_STATEMENTS = "0";

    /** Parameters of the URL that name a file. */
    private static final List<String> FILES = List.of("sslrootcert", "sslcert", "sslkey");

    /** The URL with user and password, wherever they were given. */
    public static PostgresUrl url(ApplicationConfiguration configuration) {
        PostgresUrl url = configuration.value(DATABASE_URL);
        return url.withCredentials(url.user().or(() -> configuration.find(DATABASE_USER)),
                url.password().or(() -> configuration.find(DATABASE_PASSWORD)));
    }

    /** Where the owner connects. */
    public static PostgresUrl ownerUrl(ApplicationConfiguration configuration) {
        return configuration.find(OWNER_URL).orElseGet(() -> configuration.value(DATABASE_URL));
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, OWNER_USER, OWNER_PASSWORD, OWNER_URL);
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
        violations.addAll(checkOwnerUrl(configuration, url.parameters()));
        violations.addAll(checkFiles(configuration, DATABASE_URL));
        violations.addAll(checkFiles(configuration, OWNER_URL));
        return violations;
    }

    /** A pooler of transactions gives each of them another session of the database, so that a session's settings and locks are anybody's. */
    private static List<ConfigurationViolation> checkOwnerUrl(ApplicationConfiguration configuration, Map<String, String> parameters) {
        Optional<PostgresUrl> ownerUrl = configuration.find(OWNER_URL);
        if (ownerUrl.isEmpty() && NO_PREPARED_STATEMENTS.equals(parameters.get("prepareThreshold"))) {
            return List.of(configuration.violation(OWNER_URL, "owner_url_missing",
                    "database_url has prepareThreshold=0, for a pooler of transactions, and migrations need PostgreSQL itself.",
                    "Give its address in database_owner_url, and the role that migrates in database_owner_user."));
        }
        if (ownerUrl.isPresent() && (ownerUrl.get().user().isPresent() || ownerUrl.get().password().isPresent())) {
            return List.of(configuration.violation(OWNER_URL, "owner_url_credentials", "The owner's address has a user or a password.",
                    "Give them in database_owner_user and database_owner_password."));
        }
        return List.of();
    }

    private static List<ConfigurationViolation> checkFiles(ApplicationConfiguration configuration, Setting<PostgresUrl> setting) {
        Map<String, String> parameters = configuration.find(setting).map(PostgresUrl::parameters).orElse(Map.of());
        return FILES.stream().filter(parameters::containsKey).filter(name -> !isReadable(parameters.get(name)))
                .map(name -> configuration.violation(setting, "readable_file",
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
        if (owner.isEmpty() && (configuration.find(OWNER_PASSWORD).isPresent() || configuration.find(OWNER_URL).isPresent())) {
            return List.of(configuration.violation(OWNER_USER, "owner_missing", "The owner has a password or an address, and no name.",
                    "Name it in database_owner_user, or give none of them."));
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
