package org.backendfoundation.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java platform has. */
public final class Sha256 {

    private Sha256() {
    }

    /** 32 bytes: the digest of the parts, one after the other. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** 32 bytes: the digest of the beginning and of the rest, which it reads to its end. */
    public static byte[] of(byte[] beginning, InputStream rest) {
        MessageDigest digest = digest();
        digest.update(beginning);
        byte[] buffer = new byte[1 << 16];
        try {
            for (int count = rest.read(buffer); count >= 0; count = rest.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return digest.digest();
    }

    /** 64 lower-case hexadecimal digits: the digest of the text in UTF-8. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** For what comes in pieces. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
