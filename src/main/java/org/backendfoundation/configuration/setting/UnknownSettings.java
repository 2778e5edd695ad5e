package org.backendfoundation.configuration.setting;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogSafe;

/**
 * Names that were probably meant to be settings: those with a prefix of the foundation's, and those that differ from a setting by a letter
 * or two. They are reported and stop nothing, because others choose names freely: Kubernetes sets {@code DATABASE_PORT} for a service.
 */
final class UnknownSettings {

    /** What {@code configure} reads besides the settings. */
    private static final Set<String> OF_CONFIGURE = Set.of("database_admin_user", "database_admin_password",
            "database_admin_password" + SecretFile.SUFFIX);
    /** Beginnings of settings with which the variables of many other programs begin. */
    private static final Set<String> OF_MANY = Set.of("log");
    private static final int NEAR = 2;
    private static final int FAR = 3;

    private final Set<String> known;
    private final Set<String> beginnings;

    /** @param foundation keys of the foundation's own groups. A team's keys are known, too, but their prefixes are not reserved */
    UnknownSettings(Collection<String> known, Collection<String> foundation) {
        this.known = Stream.concat(known.stream(), OF_CONFIGURE.stream()).collect(toSet());
        Map<String, Long> counts = foundation.stream().collect(groupingBy(UnknownSettings::beginning, counting()));
        this.beginnings = counts.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey)
                .filter(beginning -> !OF_MANY.contains(beginning)).collect(toSet());
    }

    static UnknownSettings of(List<SettingsGroup> groups) {
        return new UnknownSettings(keys(groups.stream()),
                keys(groups.stream().filter(group -> group.getClass().getPackageName().startsWith("org.backendfoundation."))));
    }

    private static List<String> keys(Stream<SettingsGroup> groups) {
        return groups.flatMap(group -> group.settings().stream())
                .flatMap(setting -> setting.isSecret() ? Stream.of(setting.key(), setting.key() + SecretFile.SUFFIX)
                        : Stream.of(setting.key()))
                .toList();
    }

    /** Sorted by name. A value may be a secret, and is not shown. */
    List<ConfigurationViolation> among(Set<String> names) {
        return new TreeSet<>(names).stream().filter(this::isMeant).map(this::violation).toList();
    }

    /**
     * Leaves out names with dots: WildFly's MicroProfile Config lists one beside each variable ({@code cors.origins} beside {@code
     * CORS_ORIGINS}).
     */
    private boolean isMeant(String name) {
        String key = key(name);
        boolean isName = name.equals(key) || name.equals(key.toUpperCase(Locale.ROOT));
        return isName && !name.contains(".") && !known.contains(key)
                && (key.contains("_") && beginnings.contains(beginning(key)) || nearest(key).isPresent());
    }

    private ConfigurationViolation violation(String name) {
        String remedy = nearest(key(name)).map(key -> "Did you mean " + (name.equals(key(name)) ? key : key.toUpperCase(Locale.ROOT)) + "?")
                .orElse("Remove it, or look for its name in the list of settings; if others read it, let it be.");
        return new ConfigurationViolation(LogSafe.line(name), "unknown_setting", "There is no such setting.", remedy, LogSafe.MASK,
                "the name alone");
    }

    private Optional<String> nearest(String key) {
        return known.stream().filter(other -> distance(key, other) <= NEAR)
                .min(Comparator.<String>comparingInt(other -> distance(key, other)).thenComparing(Comparator.naturalOrder()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String beginning(String key) {
        int end = key.indexOf('_');
        return end < 0 ? key : key.substring(0, end);
    }

    /** The edit distance (V. I. Levenshtein, 1966), or {@value #FAR} where the lengths alone show that it is too large. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > NEAR) {
            return FAR;
        }
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
