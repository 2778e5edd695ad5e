package org.backendfoundation.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.RawValue;
import org.backendfoundation.configuration.setting.SecretFile;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/**
 * Gives a server the variables to which the team's own resources of it refer, such as the password of a mail session, from any source of
 * settings, or their defaults:
 * <pre>{@code eval "$(java -cp foundation/WEB-INF/classes org.backendfoundation.tool.ResourceEnvironment wildfly SHOP_MAIL_PASSWORD)"}</pre>
 * The arguments are the server, by the name of its folder ({@link PoolDialect}), and the variables. One without a value is reported on the
 * error stream with exit status 2: servers would take the reference for the value, or not start without a reason.
 */
public final class ResourceEnvironment {

    private static final int INVALID = 2;

    private ResourceEnvironment() {
    }

    public static void main(String[] arguments) {
        List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            Map<String, String> values = of(new StartLookup(System.getenv()), names);
            System.out.writeBytes(PoolEnvironment.exports(PoolDialect.of(arguments[0]).write(values)).getBytes(StandardCharsets.UTF_8));
        } catch (MissingVariablesException | InvalidConfigurationException | SettingRuleException e) {
            System.err.println(e.getMessage().strip());
            System.exit(INVALID);
        }
    }

    /** @throws MissingVariablesException that names all that have no value */
    static Map<String, String> of(RawValue.Lookup lookup, List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        names.forEach(name -> value(lookup, name).ifPresentOrElse(value -> values.put(name, value), () -> missing.add(name)));
        if (!missing.isEmpty()) {
            throw new MissingVariablesException(missing);
        }
        return values;
    }

    private static Optional<String> value(RawValue.Lookup lookup, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return SecretFile.find(lookup, key).or(() -> lookup.find(key)).map(RawValue::text).filter(text -> !text.isBlank())
                .or(() -> SettingsGroup.all().stream().flatMap(group -> group.settings().stream())
                        .filter(setting -> setting.key().equals(key) && !setting.isSecret()).map(Setting::defaultText)
                        .filter(text -> !text.isEmpty()).findFirst());
    }

    /** Says which. */
    static final class MissingVariablesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingVariablesException(List<String> names) {
            super("The application's own resources of the server refer to " + String.join(", ", names)
                    + (names.size() == 1 ? ", which has no value: give it." : ", which have no values: give them."), null, false, false);
        }
    }
}
