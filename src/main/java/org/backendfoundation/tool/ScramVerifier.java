package org.backendfoundation.tool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Computes the form in which PostgreSQL stores a password (RFC 5803), so that the password itself is neither sent nor logged. */
final class ScramVerifier {

    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;
    /** PostgreSQL's default ({@code scram_iterations}). */
    private static final int ITERATIONS = 4096;

    private ScramVerifier() {
    }

    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            return of(password, salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has these algorithms", e);
        }
    }

    static String of(String password, byte[] salt) throws GeneralSecurityException {
        char[] normalized = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(normalized, salt, ITERATIONS, KEY_BITS)).getEncoded();
        byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
        return "SCRAM-SHA-256$" + ITERATIONS + ":" + base64(salt) + "$" + base64(storedKey) + ":" + base64(hmac(salted, "Server Key"));
    }

    private static byte[] hmac(byte[] key, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        return mac.doFinal(message.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
