package org.backendfoundation.security.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.backendfoundation.persistence.Sha256;

/**
 * What a browser shows instead of a key: {@code fs_} and 27 Base62 characters in the session's cookie, or {@code fl_} and as many in a link
 * that opens one session. Only the {@link #hash()} is stored; a plain SHA-256 is enough because the secret is random and long.
 */
public final class SessionSecret {

    public static final String SESSION = "fs_";
    public static final String LINK = "fl_";

    private static final String MAC = "HmacSHA256";
    private static final String CSRF_LABEL = "foundation csrf token";

    private final String text;

    private SessionSecret(String text) {
        this.text = text;
    }

    /** @param prefix {@link #SESSION} or {@link #LINK} */
    public static SessionSecret generate(String prefix) {
        return new SessionSecret(prefix + Base62.secret());
    }

    /** The secret of this kind, or empty if the text is none; costs no query and no hash. */
    public static Optional<SessionSecret> find(String prefix, String text) {
        boolean isFormed = text != null && text.startsWith(prefix) && text.length() == prefix.length() + Base62.SECRET_LENGTH
                && Base62.isBase62(text.substring(prefix.length()));
        return isFormed ? Optional.of(new SessionSecret(text)) : Optional.empty();
    }

    /** The whole secret; give it once, to the one it is made for. */
    public String text() {
        return text;
    }

    /** SHA-256 of the text, 64 lower-case hexadecimal digits. */
    public String hash() {
        return Sha256.hex(text);
    }

    /**
     * The CSRF token, which no other page can know: HMAC-SHA256 of a label under the secret, 64 lower-case hexadecimal digits. It is
     * computed and not stored, and reveals nothing of the secret or its hash.
     */
    public String csrfToken() {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes(text), MAC));
            return HexFormat.of().formatHex(mac.doFinal(bytes(CSRF_LABEL)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** Compares in constant time. */
    public boolean hasCsrfToken(String shown) {
        return shown != null && MessageDigest.isEqual(bytes(csrfToken()), bytes(shown));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "session secret";
    }
}
