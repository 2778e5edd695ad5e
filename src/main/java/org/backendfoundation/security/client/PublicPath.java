package org.backendfoundation.security.client;

import java.util.regex.Pattern;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * The path under which callers reach the application where a proxy removes it, such as {@code /shop}; empty where they reach it at the
 * root. It is a setting and no header of the proxy: a caller's header must not decide where answers lead.
 */
public record PublicPath(String text) {

    static final PublicPath ROOT = new PublicPath("");

    /** Segments that neither need encoding nor mean another place. */
    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    /** @throws SettingRuleException saying what is wrong */
    static PublicPath parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new SettingRuleException("path_form", "This is no path without a slash at its end.",
                    "Write it as /shop or /team/shop, of letters, digits and - . _ ~");
        }
        return new PublicPath(text);
    }

    /**
     * A path as callers see it.
     *
     * @param path    from the server's root on
     * @param context under which the server knows the application; empty for the root
     */
    String seen(String path, String context) {
        return text.isEmpty() || !path.startsWith(context) ? path : text + path.substring(context.length());
    }

    boolean isRoot() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
