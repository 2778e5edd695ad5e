package org.backendfoundation.configuration.log;

import java.util.regex.Pattern;

/** Finds callers' secrets where they do not belong, such as a key in a path, so that nothing repeats them. */
public final class ShownSecrets {

    /**
     * The prefixes of API keys, links and sessions, followed by more than a word has; a JSON Web Token begins with the Base64 of
     * <code>{"</code>.
     */
    private static final Pattern SECRET = Pattern.compile("(f[kls]_)[0-9A-Za-z]{20,}+|(eyJ)[\\w-]{8,}+\\.[\\w-]{8,}+(?:\\.[\\w-]*+)*+");

    private ShownSecrets() {
    }

    /** The text with each secret cut to the prefix that tells its kind. */
    public static String mask(String text) {
        return SECRET.matcher(text).replaceAll(secret -> (secret.group(1) == null ? secret.group(2) : secret.group(1)) + LogSafe.MASK);
    }
}
