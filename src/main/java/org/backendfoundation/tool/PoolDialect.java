package org.backendfoundation.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;

/**
 * How a server reads the variables to which its pools refer. Both take {@code ${…}} in a variable's value for another reference, which a password may
 * contain by chance.
 */
enum PoolDialect {

    /** As it is. */
    PLAIN("", (variable, value) -> value),

    /** Resolves such a value once more, and then reads {@code $$} as {@code $} (wildfly-core, ExpressionResolverImpl). */
    WILDFLY("wildfly", (variable, value) -> isExpression(value) ? value.replace("$", "$$") : value),

    /** Resolves until nothing is left that it knows (Payara, TranslatedConfigView), with no way to write {@code ${…}} itself. */
    PAYARA("payara", PoolDialect::refuseExpression);

    /** A value with a line break before it is none to WildFly. */
    private static final Pattern EXPRESSION = Pattern.compile(".*\\$\\{.*\\}.*");

    private static final Map<String, String> SETTINGS = Map.of(PoolEnvironment.USER, "database_user", PoolEnvironment.PASSWORD, "database_password",
            PoolEnvironment.OWNER_USER, "database_owner_user", PoolEnvironment.OWNER_PASSWORD, "database_owner_password");

    private final String folder;
    private final BiFunction<String, String, String> writing;

    PoolDialect(String folder, BiFunction<String, String, String> writing) {
        this.folder = folder;
        this.writing = writing;
    }

    /** The one of the server that is named, if one is. */
    static PoolDialect of(String... arguments) {
        String named = String.join("", arguments);
        return Stream.of(values()).filter(dialect -> dialect.folder.equals(named)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no server " + named));
    }

    /** @throws InvalidConfigurationException where the server cannot be told a value */
    Map<String, String> write(Map<String, String> variables) {
        Map<String, String> written = new LinkedHashMap<>(variables);
        written.replaceAll(writing);
        return written;
    }

    private static boolean isExpression(String value) {
        return EXPRESSION.matcher(value).matches();
    }

    private static String refuseExpression(String variable, String value) {
        int start = value.indexOf("${");
        if (start < 0 || value.indexOf('}', start) < 0) {
            return value;
        }
        throw new InvalidConfigurationException(List.of(new ConfigurationViolation(SETTINGS.getOrDefault(variable, "database_url"), "expression",
                "Payara would put a property of the server in the place of ${…}, and has no way to write that itself.",
                "Give the role a name and a password without ${…}.", LogSafe.MASK, "this setting or database_url")));
    }
}
