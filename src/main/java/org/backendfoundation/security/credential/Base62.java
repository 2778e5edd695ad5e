package org.backendfoundation.security.credential;

import java.security.SecureRandom;

/** Digits, upper case, lower case: 62 characters that no shell, URL or double click breaks up. */
public final class Base62 {

    /** So many random characters are a secret: 62^27 > 2^160. */
    public static final int SECRET_LENGTH = 27;

    static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Base62() {
    }

    /** {@link #SECRET_LENGTH} characters that nobody can guess. */
    public static String secret() {
        StringBuilder secret = new StringBuilder();
        RANDOM.ints(SECRET_LENGTH, 0, ALPHABET.length()).forEach(i -> secret.append(ALPHABET.charAt(i)));
        return secret.toString();
    }

    /** The number with the most significant digit first, filled with zeros on the left. */
    static String encode(long number, int length) {
        char[] digits = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }

    public static boolean isBase62(String text) {
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
