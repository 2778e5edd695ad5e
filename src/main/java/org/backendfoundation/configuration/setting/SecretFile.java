package org.backendfoundation.configuration.setting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * A secret in a file, as Kubernetes and systemd hand secrets over: {@code DATABASE_PASSWORD_FILE} names the file with what {@code
 * DATABASE_PASSWORD} would say. Reports show the variable alone, because somebody may have written the secret itself into it.
 */
public final class SecretFile {

    static final String SUFFIX = "_file";
    private static final int MOST_BYTES = 1 << 16;

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
    static Optional<RawValue> path(RawValue.Lookup lookup, String key) {
        return lookup.find(key + SUFFIX).filter(raw -> !raw.text().isBlank());
    }

    private static boolean isGiven(RawValue.Lookup lookup, String key) {
        return lookup.find(key).filter(raw -> !raw.text().isBlank()).isPresent();
    }

    private static String read(String path) {
        String text = new String(bytes(path), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            throw new SettingRuleException("empty_file", "The file is empty.", "Write the secret into it.");
        }
        if (!text.equals(text.strip())) {
            throw new SettingRuleException("white_space_at_an_end",
                    "The file begins or ends with white space, such as the line break that an editor adds.",
                    "Write it without, as printf %s does.");
        }
        return text;
    }

    private static byte[] bytes(String path) {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SettingRuleException("file_size", "The file has more than 64 KiB.", "Name the file that has the secret alone.");
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new SettingRuleException("readable_file", "There is no such file, or it cannot be read.",
                    "Put it there, readable for the server's user, or mend the path.");
        }
    }
}
