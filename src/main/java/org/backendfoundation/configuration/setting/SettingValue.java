package org.backendfoundation.configuration.setting;

import java.util.Optional;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * A setting with its value.
 *
 * @param part  of the configuration, as {@link SettingsGroup#part}
 * @param raw   the text that was given, or null
 * @param value the given or default value; null if there is none, or it breaks a rule
 */
public record SettingValue<T>(Setting<T> setting, String part, RawValue raw, T value) {

    Optional<T> find() {
        return Optional.ofNullable(value);
    }

    /** The value as anybody may see it: secrets are masked. */
    public String shown() {
        return value == null ? null : setting.show(value);
    }

    public String source() {
        return raw == null ? "default" : raw.source();
    }

    public Integer ordinal() {
        return raw == null ? null : raw.ordinal();
    }

    ConfigurationViolation violation(String rule, String message, String remedy) {
        return new ConfigurationViolation(setting.key(), rule, message, remedy, offending(), whereFrom());
    }

    ConfigurationViolation violation(SettingRuleException.Broken broken) {
        String offending = broken.part() == null || setting.isSecret() ? offending() : LogSafe.quote(broken.part());
        return new ConfigurationViolation(setting.key(), broken.rule(), broken.message(), broken.remedy(), offending, raw.toString());
    }

    private String whereFrom() {
        if (raw == null) {
            return value == null ? "none" : "default";
        }
        return raw.toString();
    }

    private String offending() {
        if (value != null) {
            return setting.show(value);
        }
        return raw == null ? "(not given)" : setting.showBroken(raw.text());
    }

    @Override
    public String toString() {
        return setting.key() + "=" + shown();
    }
}
