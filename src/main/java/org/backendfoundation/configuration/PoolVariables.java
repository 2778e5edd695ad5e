package org.backendfoundation.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Translates {@code DATABASE_URL}, in any accepted form, with {@code DATABASE_USER} and {@code DATABASE_PASSWORD}, and those of the
 * owner, into the variables from which a server's pools are configured. Runs in a plain JVM with nothing but this application's classes:
 * <pre>{@code eval "$(java -cp foundation/WEB-INF/classes org.backendfoundation.configuration.PoolVariables)"}</pre>
 * The argument {@code asadmin} escapes the values for Payara's command files. A password that is not given becomes an empty one,
 * because Payara's pools want the property. The owner's two variables are there if an owner is given; its pool uses the same URL. A
 * client key's {@code sslpassword} stays in the URL: pgjdbc takes it nowhere else. All settings of the database are checked, the pool's sizes among
 * them: with impossible ones a server makes no pool, and without a pool the deployment fails before the application can tell why. Each call names the
 * connections anew, so that the database tells the nodes apart.
 */
public final class PoolVariables {

    public static final String URL = "FOUNDATION_POOL_URL";
    public static final String USER = "FOUNDATION_POOL_USER";
    public static final String PASSWORD = "FOUNDATION_POOL_PASSWORD";

    public static final String OWNER_USER = "FOUNDATION_OWNER_POOL_USER";
    public static final String OWNER_PASSWORD = "FOUNDATION_OWNER_POOL_PASSWORD";

    private static final int LONGEST_NODE = 40;
    private static final int INVALID = 2;
    private static final String PREFIX = "database_";

    private PoolVariables() {
    }

    /** @throws InvalidConfigurationException with the report of what is wrong with the variables */
    public static Map<String, String> of(Map<String, String> environment) {
        Reading reading = new SettingsReader(key -> Reading.variable(environment, key)).read(groups());
        ApplicationConfiguration configuration = reading.orThrow();
        PostgresUrl url = DatabaseAccess.url(configuration);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(URL, url.withRecommendedParameters(name(environment)).jdbcUrl());
        variables.put(USER, url.user().orElseThrow());
        variables.put(PASSWORD, url.password().orElse(""));
        configuration.find(DatabaseAccess.OWNER_USER).ifPresent(owner -> {
            variables.put(OWNER_USER, owner);
            variables.put(OWNER_PASSWORD, configuration.find(DatabaseAccess.OWNER_PASSWORD).orElse(""));
        });
        return variables;
    }

    /** PostgreSQL keeps 63 bytes of it. */
    private static String name(Map<String, String> environment) {
        String node = Reading.variable(environment, ApplicationSettings.NODE_NAME.key()).map(RawValue::text)
                .filter(name -> !name.isBlank()).orElseGet(ApplicationSettings::hostName);
        return "foundation-" + node.substring(0, Math.min(node.length(), LONGEST_NODE)) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<SettingsGroup> groups() {
        return SettingsGroup.all().stream().filter(group -> group.settings().stream().allMatch(setting -> setting.key().startsWith(PREFIX))).toList();
    }

    /** Prints lines for a shell; on violations the report goes to the error stream and the exit status is 2. */
    public static void main(String[] arguments) {
        try {
            boolean isForAsadmin = List.of(arguments).contains("asadmin");
            System.out.print(exports(of(System.getenv()), isForAsadmin));
        } catch (InvalidConfigurationException e) {
            System.err.print(e.getMessage());
            System.exit(INVALID);
        }
    }

    static String exports(Map<String, String> variables, boolean isForAsadmin) {
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append("export ").append(name).append('=')
                .append(shellQuoted(isForAsadmin ? asadminEscaped(value) : value)).append('\n'));
        return lines.toString();
    }

    /** In a property list of asadmin, colons part properties and equals signs part names from values. */
    private static String asadminEscaped(String value) {
        return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=");
    }

    private static String shellQuoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
