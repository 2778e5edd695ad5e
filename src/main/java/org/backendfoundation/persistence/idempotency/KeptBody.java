package org.backendfoundation.persistence.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The body of a stored answer, encrypted (AES-GCM, NIST SP 800-38D) under a key that is derived from the request's body. The caller who
 * repeats the request has that body; the database, its backups and its replicas have only its hash. So they hold neither an entity's
 * secrets nor what its converters encrypt in clear text.
 */
final class KeptBody {

    private static final String SEALED = "sealed:";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeptBody() {
    }

    static String seal(String body, byte[] key) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] text = cipher(Cipher.ENCRYPT_MODE, key, iv, body.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(iv, IV_BYTES + text.length);
        System.arraycopy(text, 0, both, IV_BYTES, text.length);
        return SEALED + Base64.getEncoder().encodeToString(both);
    }

    /** @param kept a body that an earlier version stored unencrypted is returned as it is */
    static String open(String kept, byte[] key) {
        if (!kept.startsWith(SEALED)) {
            return kept;
        }
        byte[] both = Base64.getDecoder().decode(kept.substring(SEALED.length()));
        byte[] text = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(both, IV_BYTES), Arrays.copyOfRange(both, IV_BYTES, both.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A kept answer is not as it was kept", failure);
        }
    }
}
