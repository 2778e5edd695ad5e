package org.backendfoundation.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration together with every violation found while reading it.
 */
public record Reading(ApplicationConfiguration configuration, List<ConfigurationViolation> violations) {

    /** The rank that MicroProfile Config gives to environment variables. */
    private static final int ENVIRONMENT_ORDINAL = 300;

    /** All rooms' settings, from variables named as keys or in upper case. */
    public static Reading of(Map<String, String> variables) {
        return of(key -> variable(variables, key));
    }

    static Reading of(RawValue.Lookup lookup) {
        return new SettingsReader(lookup).read(SettingsGroup.all());
    }

    static Optional<RawValue> variable(Map<String, String> variables, String key) {
        String upper = key.toUpperCase(Locale.ROOT);
        String name = variables.containsKey(key) ? key : upper;
        return Optional.ofNullable(variables.get(name)).map(text -> new RawValue(text, "variable " + name, ENVIRONMENT_ORDINAL));
    }

    /** @throws InvalidConfigurationException if there is any violation */
    public ApplicationConfiguration orThrow() {
        if (!violations.isEmpty()) {
            throw new InvalidConfigurationException(violations);
        }
        return configuration;
    }
}
