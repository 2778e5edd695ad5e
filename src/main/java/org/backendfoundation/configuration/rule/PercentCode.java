package org.backendfoundation.configuration.rule;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding by RFC 3986, in UTF-8, strict in both directions. */
public final class PercentCode {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentCode() {
    }

    /** Encodes everything but RFC 3986's unreserved characters, so that libpq and pgjdbc (for which + is a space) read the same. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** @param what names the part in a violation, which never contains its text */
    public static String decode(String text, boolean plusIsSpace, String what) {
        try {
            ByteBuffer raw = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (raw.hasRemaining()) {
                bytes.write(next(raw, plusIsSpace, what));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new SettingRuleException("url_encoding", "The " + what + " is not UTF-8.", "Percent-encode the bytes of its UTF-8 form.");
        }
    }

    private static int next(ByteBuffer raw, boolean plusIsSpace, String what) {
        byte b = raw.get();
        if (b == '%') {
            return escaped(raw, what);
        }
        return b == '+' && plusIsSpace ? ' ' : b;
    }

    private static int escaped(ByteBuffer raw, String what) {
        int high = raw.hasRemaining() ? Character.digit(raw.get(), 16) : -1;
        int low = raw.hasRemaining() ? Character.digit(raw.get(), 16) : -1;
        if (high < 0 || low < 0 || high + low == 0) {
            throw new SettingRuleException("url_encoding",
                    "In the " + what + " a % is not followed by two hexadecimal digits (other than 00).",
                    "Write a literal % as %25.");
        }
        return high << 4 | low;
    }
}
