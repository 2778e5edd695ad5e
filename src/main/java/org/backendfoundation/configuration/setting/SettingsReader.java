package org.backendfoundation.configuration.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.backendfoundation.configuration.rule.SettingRuleException.Broken;
import org.backendfoundation.configuration.setting.ApplicationConfiguration.MissingValueException;

/** Reads groups of settings from one place, once, and collects every violation on the way instead of stopping at the first. */
public final class SettingsReader {

    /** The character to which a JVM decodes bytes that are invalid in the machine's encoding, such as all but English letters in ASCII. */
    private static final char UNREADABLE = '\uFFFD';

    private final RawValue.Lookup lookup;
    private final Map<String, SettingValue<?>> values = new LinkedHashMap<>();
    private final List<ConfigurationViolation> violations = new ArrayList<>();

    public SettingsReader(RawValue.Lookup lookup) {
        this.lookup = lookup;
    }

    public ConfigurationResult read(List<SettingsGroup> groups) {
        JvmLanguage.check(Locale.getDefault()).ifPresent(violations::add);
        groups.forEach(this::readGroup);
        ApplicationConfiguration configuration = new ApplicationConfiguration(Collections.unmodifiableMap(values),
                UnknownSettings.of(groups).among(lookup.names()));
        groups.forEach(group -> check(group, configuration));
        return new ConfigurationResult(configuration, List.copyOf(violations));
    }

    private void readGroup(SettingsGroup group) {
        group.settings().forEach(setting -> readSetting(setting, group.part()));
    }

    private <T> void readSetting(Setting<T> setting, String part) {
        SettingValue<T> entry = readValue(setting, part);
        if (values.put(setting.key(), entry) != null) {
            throw new IllegalStateException("The setting " + setting.key() + " is declared twice, the second time in " + part);
        }
    }

    private <T> SettingValue<T> readValue(Setting<T> setting, String part) {
        try {
            Optional<RawValue> inFile = setting.isSecret() ? SecretFile.find(lookup, setting.key()) : Optional.empty();
            return inFile.or(() -> lookup.find(setting.key()).filter(raw -> !raw.text().isBlank()))
                    .map(raw -> given(setting, part, raw)).orElseGet(() -> notGiven(setting, part));
        } catch (SettingRuleException unreadable) {
            return broken(setting, part, SecretFile.path(lookup, setting.key()).orElseThrow(), unreadable.broken());
        }
    }

    private <T> SettingValue<T> given(Setting<T> setting, String part, RawValue raw) {
        if (raw.text().indexOf(UNREADABLE) >= 0) {
            return broken(setting, part, raw, List.of(new Broken("utf_8", "The value has bytes that are no UTF-8, or are not read as it.",
                    "Write it in UTF-8, and start the server with LC_ALL=C.UTF-8, as the start script of server-config does.", null)));
        }
        try {
            return new SettingValue<>(setting, part, raw, setting.parse(raw.text()));
        } catch (SettingRuleException e) {
            return broken(setting, part, raw, e.broken());
        } catch (IllegalArgumentException e) {
            Broken malformed = new Broken("malformed", "This cannot be read.", "Give a value of the type " + setting.typeName() + ".",
                    null);
            return broken(setting, part, raw, List.of(malformed));
        }
    }

    private <T> SettingValue<T> broken(Setting<T> setting, String part, RawValue raw, List<Broken> rules) {
        SettingValue<T> entry = new SettingValue<>(setting, part, raw, null);
        rules.forEach(rule -> violations.add(entry.violation(rule)));
        return entry;
    }

    private <T> SettingValue<T> notGiven(Setting<T> setting, String part) {
        SettingValue<T> entry = new SettingValue<>(setting, part, null, setting.defaultValue().orElse(null));
        if (setting.isRequired() && entry.value() == null) {
            violations.add(entry.violation("required", "No value is given.", remedy(setting)));
        }
        return entry;
    }

    private static String remedy(Setting<?> setting) {
        return "Set the variable %s (%s). %s.".formatted(setting.key().toUpperCase(Locale.ROOT), setting.typeName(), setting.meaning());
    }

    private void check(SettingsGroup group, ApplicationConfiguration configuration) {
        try {
            violations.addAll(group.check(configuration));
        } catch (MissingValueException e) {
            // a rule may ask for a value that is itself a violation; without such a violation it is the rule's own mistake
            if (violations.isEmpty()) {
                throw e;
            }
        }
    }
}
