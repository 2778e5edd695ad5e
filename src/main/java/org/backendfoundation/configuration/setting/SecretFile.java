package org.backendfoundation.configuration.setting;

import java.util.Optional;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.backendfoundation.secret.SecretContent;
import org.backendfoundation.secret.SecretFileException;

/**
 * A secret in a file, as Kubernetes and systemd hand secrets over: {@code DATABASE_PASSWORD_FILE} names the file with what {@code
 * DATABASE_PASSWORD} would say. Reports show the variable alone, because somebody may have written the secret itself into it.
 */
public final class SecretFile {

    static final String SUFFIX = "_file";

    private SecretFile() {
    }

    /**
     * The content of the file that is named for this key; empty if none is.
     *
     * @throws SettingRuleException if it cannot be read, or the value is given as well
     */
    public static Optional<RawValue> find(RawValue.Lookup lookup, String key) {
        return path(lookup, key).map(path -> {
            if (isGiven(lookup, key)) {
                throw new SettingRuleException("given_twice", "The value is given, and a file with it as well.", "Give one of them.");
            }
            return new RawValue(read(path.text()), path.source() + ", the file " + path.text(), path.ordinal());
        });
    }

    /** The path that is given for this key. */
    public static Optional<RawValue> path(RawValue.Lookup lookup, String key) {
        return lookup.find(key + SUFFIX).filter(raw -> !raw.text().isBlank());
    }

    private static boolean isGiven(RawValue.Lookup lookup, String key) {
        return lookup.find(key).filter(raw -> !raw.text().isBlank()).isPresent();
    }

    private static String read(String path) {
        try {
            return SecretContent.read(path);
        } catch (SecretFileException e) {
            throw new SettingRuleException(e.rule(), e.fact(), e.remedy());
        }
    }
}
