package org.backendfoundation.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;

/**
 * How a server reads the variables to which its configuration refers. WildFly and Payara take {@code ${…}} in a variable's value for
 * another reference, which a password of the team's own resources may contain by chance. (Those of the database are read by the driver.)
 */
enum PoolDialect {

    /** Needs no escaping. */
    PLAIN("", (variable, value) -> value),

    /** WildFly resolves such a value once more, and then reads {@code $$} as {@code $} (wildfly-core, ExpressionResolverImpl). */
    WILDFLY("wildfly", (variable, value) -> isExpression(value) ? value.replace("$", "$$") : value),

    /** Payara resolves until nothing is left that it knows (TranslatedConfigView), and has no way to escape {@code ${…}}. */
    PAYARA("payara", PoolDialect::requireNoExpression);

    /** WildFly does not take a value with a line break before {@code ${…}} for an expression. */
    private static final Pattern EXPRESSION = Pattern.compile(".*\\$\\{.*\\}.*");

    private static final Map<String, String> SETTINGS = Map.of(PoolEnvironment.URL, "database_url", PoolEnvironment.USER,
            "database_user", PoolEnvironment.OWNER_URL, "database_owner_url", PoolEnvironment.OWNER_USER, "database_owner_user");

    private final String folder;
    private final BiFunction<String, String, String> escape;

    PoolDialect(String folder, BiFunction<String, String, String> writing) {
        this.folder = folder;
        this.escape = writing;
    }

    /** The dialect of the named server; {@link #PLAIN} without a name. */
    static PoolDialect of(String... arguments) {
        String named = String.join("", arguments);
        return Stream.of(values()).filter(dialect -> dialect.folder.equals(named)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no server " + named));
    }

    /** @throws InvalidConfigurationException where the server cannot represent a value */
    Map<String, String> write(Map<String, String> variables) {
        Map<String, String> escaped = new LinkedHashMap<>(variables);
        escaped.replaceAll(escape);
        return escaped;
    }

    private static boolean isExpression(String value) {
        return EXPRESSION.matcher(value).matches();
    }

    private static String requireNoExpression(String variable, String value) {
        int start = value.indexOf("${");
        if (start < 0 || value.indexOf('}', start) < 0) {
            return value;
        }
        throw new InvalidConfigurationException(
                List.of(new ConfigurationViolation(SETTINGS.getOrDefault(variable, variable.toLowerCase(Locale.ROOT)), "expression",
                        "Payara would replace ${…} by a property of the server, and has no way to escape it.",
                        "Give a value without ${…}.", LogSafe.MASK, "this setting or database_url")));
    }
}
