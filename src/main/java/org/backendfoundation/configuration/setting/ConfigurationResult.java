package org.backendfoundation.configuration.setting;

import java.util.List;
import java.util.Map;

/**
 * The configuration together with every violation found while reading it.
 */
public record ConfigurationResult(ApplicationConfiguration configuration, List<ConfigurationViolation> violations) {

    /** All rooms' settings, from variables named as keys or in upper case. */
    public static ConfigurationResult of(Map<String, String> variables) {
        return of(new VariablesLookup(variables));
    }

    public static ConfigurationResult of(RawValue.Lookup lookup) {
        return new SettingsReader(lookup).read(SettingsGroup.all());
    }

    /** @throws InvalidConfigurationException if there is any violation */
    public ApplicationConfiguration orThrow() {
        if (!violations.isEmpty()) {
            throw new InvalidConfigurationException(violations);
        }
        return configuration;
    }
}
