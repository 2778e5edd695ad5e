package org.backendfoundation.configuration.setting;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.configuration.rule.ConfigurationError;
import org.backendfoundation.problem.ProblemException;
import org.jspecify.annotations.NullMarked;

/**
 * The application's settings, read once at the start and never changed. Inject it in the server; in a plain JVM
 * {@link #of(Map)} reads environment variables:
 * <pre>{@code
 * ApplicationConfiguration configuration = ApplicationConfiguration.of(System.getenv());
 * boolean debug = configuration.value(ApplicationSettings.DEBUG_MODE);
 * }</pre>
 */
@PublicApi
@NullMarked
public class ApplicationConfiguration {

    private final Map<String, SettingValue<?>> values;
    private final List<ConfigurationViolation> warnings;

    ApplicationConfiguration(Map<String, SettingValue<?>> values, List<ConfigurationViolation> warnings) {
        this.values = values;
        this.warnings = warnings;
    }

    /**
     * Reads variables named as keys ({@code database_url}) or in upper case ({@code DATABASE_URL}).
     *
     * @throws InvalidConfigurationException with the report of all violations
     */
    public static ApplicationConfiguration of(Map<String, String> variables) {
        return ConfigurationResult.of(variables).orThrow();
    }

    /** The value given or by default; for a setting without either, ask {@link #find}. */
    public <T> T value(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new MissingValueException(setting.key()));
    }

    /** The value given or by default, or empty if there is neither. */
    public <T> Optional<T> find(Setting<T> setting) {
        return entry(setting).find();
    }

    /** A violation of a rule over several settings, reported for this setting. */
    public ConfigurationViolation violation(Setting<?> setting, String rule, String message, String remedy) {
        return entry(setting).violation(rule, message, remedy);
    }

    /** Warnings: what is probably a mistake, but does not stop the start. */
    public List<ConfigurationViolation> warnings() {
        return warnings;
    }

    public Collection<SettingValue<?>> settings() {
        return values.values();
    }

    @SuppressWarnings("unchecked") // the entry under a key was made from the setting of that key, whose type it has
    private <T> SettingValue<T> entry(Setting<T> setting) {
        SettingValue<?> entry = values.get(setting.key());
        if (entry == null) {
            throw new MissingValueException(setting.key() + " (no SettingsGroup names it)");
        }
        return (SettingValue<T>) entry;
    }

    @Override
    public String toString() {
        return values.values().stream().map(SettingValue::toString).collect(joining(", "));
    }

    /** The value of a setting without value was requested. */
    static class MissingValueException extends ProblemException {

        private static final long serialVersionUID = 1L;

        MissingValueException(String key) {
            super(ConfigurationError.CONFIGURATION_VALUE_MISSING,
                    "No value for the setting " + key + "; give one, or ask whether there is one.");
        }
    }
}
