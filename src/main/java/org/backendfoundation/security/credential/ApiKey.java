package org.backendfoundation.security.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.backendfoundation.persistence.Sha256;
import org.jspecify.annotations.NullMarked;

/**
 * A secret that names a caller: {@code fk_}, at least 27 Base62 characters (62^27 > 2^160) and six more that hold the CRC-32 of all
 * before them. The prefix lets secret scanners find a leaked key, the check sum lets us refuse a mistyped or invented one without a
 * query (the idea of GitHub's tokens, https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/).
 * Only the {@link #hash()} is ever stored; a plain SHA-256 is enough because the secret is random and long.
 */
@PublicApi
@NullMarked
public final class ApiKey {

    public static final String PREFIX = "fk_";

    private static final int CHECK_LENGTH = 6;
    private static final int SHORTEST = PREFIX.length() + Base62.SECRET_LENGTH + CHECK_LENGTH;
    private static final int LONGEST = 128;

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /** Prints a new key, for {@code SECURITY_BOOTSTRAP_KEY}. */
    public static void main(String[] arguments) {
        System.out.println(generate().text());
    }

    public static ApiKey generate() {
        String key = PREFIX + Base62.secret();
        return new ApiKey(key + checkSum(key));
    }

    /** The key, or empty if the text is none; costs no query and no hash. */
    public static Optional<ApiKey> find(String text) {
        return text != null && isFormed(text) && isChecked(text) ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** @throws SettingRuleException saying which rule the text breaks, without the text */
    public static ApiKey parse(String text) {
        if (!isFormed(text)) {
            int rest = SHORTEST - PREFIX.length();
            throw new SettingRuleException("api_key_form", "An API key is %s and at least %s letters and digits.".formatted(PREFIX, rest),
                    "Give a key that the foundation generated, whole.");
        }
        return find(text).orElseThrow(() -> new SettingRuleException("api_key_check_sum",
                "The API key's check sum does not match: a character is wrong or missing.", "Copy the key again, whole."));
    }

    private static boolean isFormed(String text) {
        return text.startsWith(PREFIX) && text.length() >= SHORTEST && text.length() <= LONGEST
                && Base62.isBase62(text.substring(PREFIX.length()));
    }

    private static boolean isChecked(String text) {
        int end = text.length() - CHECK_LENGTH;
        return checkSum(text.substring(0, end)).equals(text.substring(end));
    }

    private static String checkSum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECK_LENGTH);
    }

    /** The whole secret; show it once, to the one it is made for. */
    public String text() {
        return text;
    }

    /** SHA-256 of the key, 64 lower-case hexadecimal digits. */
    public String hash() {
        return Sha256.hex(text);
    }

    /** Compares hashes in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && MessageDigest.isEqual(bytes(hash()), bytes(key.hash()));
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    @Override
    public String toString() {
        return PREFIX + LogSafe.MASK;
    }
}
