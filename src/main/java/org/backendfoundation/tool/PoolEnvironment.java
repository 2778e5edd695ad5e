package org.backendfoundation.tool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationReport;
import org.backendfoundation.configuration.setting.ConfigurationResult;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.RawValue;
import org.backendfoundation.configuration.setting.SecretFile;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.configuration.setting.SettingsReader;
import org.backendfoundation.configuration.setting.VariablesLookup;
import org.backendfoundation.secret.PooledLogIn;

/**
 * Translates {@code DATABASE_URL}, in any accepted form, with {@code DATABASE_USER} and {@code DATABASE_PASSWORD}, and those of the
 * owner, into the variables from which a server's pools are configured. Runs in a plain JVM with nothing but this application's classes:
 * <pre>{@code eval "$(java -cp foundation/WEB-INF/classes org.backendfoundation.tool.PoolEnvironment wildfly)"}</pre>
 * The argument is the server, by the name of its folder ({@link PoolDialect}). A password is not for the pools but for the driver, which
 * asks for it at each connection ({@link PooledLogIn}); where a file has it, the variables name the file. The owner's variables are there
 * if an owner is given; without an address of its own it has the same URL. A client key's {@code sslpassword} stays in the URL: pgjdbc
 * takes it nowhere else. All settings are checked, not only those of the pools: a server would find the others out late, among all that it
 * logs. Each call names the connections anew, so that the database tells the nodes apart.
 */
public final class PoolEnvironment {

    public static final String URL = "FOUNDATION_POOL_URL";
    public static final String USER = "FOUNDATION_POOL_USER";
    public static final String OWNER_URL = "FOUNDATION_OWNER_POOL_URL";
    public static final String OWNER_USER = "FOUNDATION_OWNER_POOL_USER";

    private static final int MAX_NODE_NAME = 40;
    private static final int INVALID = 2;
    private static final String PREFIX = "database_";

    private PoolEnvironment() {
    }

    /** @throws InvalidConfigurationException with the report of all invalid settings */
    public static Map<String, String> of(Map<String, String> environment) {
        VariablesLookup variables = new VariablesLookup(environment);
        String node = variables.find(ApplicationSettings.NODE_NAME.key()).map(RawValue::text)
                .filter(name -> !name.isBlank()).orElseGet(ApplicationSettings::hostName);
        ApplicationConfiguration configuration = new SettingsReader(variables).read(groups()).orThrow();
        Map<String, String> all = pools(configuration, node);
        all.putAll(passwords(configuration, variables));
        return all;
    }

    private static List<SettingsGroup> groups() {
        return SettingsGroup.all().stream().filter(group -> group.settings().stream().allMatch(setting -> setting.key().startsWith(PREFIX)))
                .toList();
    }

    private static Map<String, String> pools(ApplicationConfiguration configuration, String node) {
        PostgresUrl url = DatabaseAccess.url(configuration);
        Map<String, String> variables = new LinkedHashMap<>();
        String name = connectionName(node);
        variables.put(URL, url.withRecommendedParameters(name).jdbcUrl());
        variables.put(USER, url.user().orElseThrow());
        configuration.find(DatabaseAccess.OWNER_USER).ifPresent(owner -> {
            variables.put(OWNER_URL, DatabaseAccess.ownerUrl(configuration).withRecommendedParameters(name).jdbcUrl());
            variables.put(OWNER_USER, owner);
        });
        return variables;
    }

    private static Map<String, String> passwords(ApplicationConfiguration configuration, RawValue.Lookup lookup) {
        Map<String, String> variables = password(PooledLogIn.APPLICATION, DatabaseAccess.DATABASE_PASSWORD,
                DatabaseAccess.url(configuration).password(), lookup);
        if (configuration.find(DatabaseAccess.OWNER_USER).isPresent()) {
            variables.putAll(password(PooledLogIn.OWNER, DatabaseAccess.OWNER_PASSWORD, configuration.find(DatabaseAccess.OWNER_PASSWORD),
                    lookup));
        }
        return variables;
    }

    /** One of the two is empty. The path is absolute, because a server may run in another directory. */
    private static Map<String, String> password(PooledLogIn logIn, Setting<String> setting, Optional<String> value,
            RawValue.Lookup lookup) {
        Optional<String> file = SecretFile.path(lookup, setting.key()).map(path -> Path.of(path.text()).toAbsolutePath().toString());
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(logIn.variable(), file.isPresent() ? "" : value.orElse(""));
        variables.put(logIn.fileVariable(), file.orElse(""));
        return variables;
    }

    /** PostgreSQL keeps 63 bytes of an application name. */
    private static String connectionName(String node) {
        return "foundation-" + node.substring(0, Math.min(node.length(), MAX_NODE_NAME)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Prints lines for a shell, and warnings to the error stream. Invalid settings are reported on the error stream with exit status 2. */
    public static void main(String[] arguments) {
        try {
            RawValue.Lookup lookup = new StartLookup(System.getenv());
            ConfigurationResult result = ConfigurationResult.of(lookup);
            ConfigurationReport.warnings(result.configuration().warnings()).forEach(System.err::println);
            ApplicationConfiguration configuration = result.orThrow();
            Map<String, String> variables = PoolDialect.of(arguments)
                    .write(pools(configuration, configuration.value(ApplicationSettings.NODE_NAME)));
            variables.putAll(passwords(configuration, lookup));
            System.out.writeBytes(exports(variables).getBytes(StandardCharsets.UTF_8));
        } catch (InvalidConfigurationException e) {
            System.err.print(e.getMessage());
            System.exit(INVALID);
        }
    }

    static String exports(Map<String, String> variables) {
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append("export ").append(name).append('=').append(shellQuoted(value)).append('\n'));
        return lines.toString();
    }

    private static String shellQuoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
