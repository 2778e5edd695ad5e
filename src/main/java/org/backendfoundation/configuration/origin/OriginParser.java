package org.backendfoundation.configuration.origin;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.rule.SettingRuleException;

/** Parses a serialized origin, and says of any other text why it is not one. */
final class OriginParser {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final int LONGEST_HOST = 253;

    private OriginParser() {
    }

    static Origin parse(String text) {
        refuseSpecialForms(text);
        int colon = text.indexOf("://");
        if (colon < 0) {
            throw broken("origin_scheme", "An origin begins with http:// or https://.",
                    "Write the whole origin, such as https://app.example.");
        }
        String scheme = text.substring(0, colon);
        String authority = text.substring(colon + "://".length());
        refuseWhatNoBrowserSends(scheme, authority);
        int portColon = portColon(authority);
        String host = portColon < 0 ? authority : authority.substring(0, portColon);
        checkHost(host);
        return new Origin(scheme, host,
                portColon < 0 ? OptionalInt.empty() : OptionalInt.of(port(authority.substring(portColon + 1), scheme)));
    }

    private static void refuseSpecialForms(String text) {
        if (text.isEmpty()) {
            throw broken("origin_empty", "The origin is empty.", "Write it as https://app.example.");
        }
        if (text.contains("*")) {
            throw broken("origin_wildcard", "Wildcards are not accepted: they would let in sites that nobody named.",
                    "List each origin in full.");
        }
        if (text.equals("null")) {
            throw broken("origin_null", "The origin null is sent by every sandboxed frame and local file, so it names nobody.",
                    "Serve the page over http or https and list that origin.");
        }
        if (text.chars().anyMatch(c -> c > 126)) {
            throw broken("origin_punycode", "Browsers send international names in their ASCII form.",
                    "Write the host in punycode, such as https://xn--bcher-kva.example.");
        }
        if (text.chars().anyMatch(c -> c <= ' ')) {
            throw broken("origin_white_space", "An origin contains no white space.", "Separate origins with commas.");
        }
    }

    private static void refuseWhatNoBrowserSends(String scheme, String authority) {
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw broken("origin_scheme", "The scheme of an origin is http or https.", "Begin it with https://.");
        }
        if (authority.contains("@")) {
            throw broken("origin_credentials", "An origin contains no user and no password.", "Remove everything up to the @.");
        }
        if (authority.endsWith("/") && authority.indexOf('/') == authority.length() - 1) {
            throw broken("origin_trailing_slash", "An origin has no slash at its end.", "Remove the slash.");
        }
        if (authority.chars().anyMatch(c -> "/?#\\".indexOf(c) >= 0)) {
            throw broken("origin_path", "An origin has no path, query or fragment.", "Keep scheme, host and port only.");
        }
        if (!scheme.concat(authority).equals(scheme.concat(authority).toLowerCase(Locale.ROOT))) {
            throw broken("origin_upper_case", "Browsers send origins in lower case.", "Write it in lower case.");
        }
    }

    private static int portColon(String authority) {
        return authority.indexOf(':', Math.max(authority.lastIndexOf(']'), 0));
    }

    private static void checkHost(String host) {
        // checks the length before parsing, because callers send origins, too
        if (host.length() > LONGEST_HOST) {
            throw noName();
        }
        if (host.startsWith("[")) {
            checkIpv6(host);
        } else if (!IpAddress.isIpv4(host)) {
            checkName(host);
        }
    }

    private static void checkIpv6(String host) {
        String canonical = host.endsWith("]") ? Ipv6.canonical(host.substring(1, host.length() - 1)).orElse(null) : null;
        if (canonical == null) {
            throw broken("origin_host", "What stands in brackets is no IPv6 address.", "Write it such as http://[::1]:3000.");
        }
        if (!host.equals("[" + canonical + "]")) {
            throw broken("origin_host", "Browsers send the shortest form of an IPv6 address.", "Write it as [" + canonical + "].");
        }
    }

    private static void checkName(String host) {
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw noName();
            }
        }
        String last = labels[labels.length - 1];
        if (last.chars().allMatch(Character::isDigit)) {
            throw broken("origin_host", "The host is neither a name nor a complete IPv4 address.",
                    "Write IPv4 addresses as four numbers up to 255.");
        }
    }

    private static SettingRuleException noName() {
        return broken("origin_host", "The host is no name that a browser would send.",
                "Write a host name or an IP address after the scheme.");
    }

    private static int port(String text, String scheme) {
        int port = text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw broken("origin_port", "The port is no number from 1 to 65535.",
                    "Write it without leading zeros, or leave it out with its colon.");
        }
        if (port == (scheme.equals("https") ? 443 : 80)) {
            throw broken("origin_default_port", "Browsers leave out the scheme's own port.", "Remove :" + port + ".");
        }
        return port;
    }

    /** The text as a report may show it: what stands before an @ may be a password. */
    static String withoutCredentials(String text) {
        return text.contains("@") ? LogSafe.MASK + text.substring(text.lastIndexOf('@')) : text;
    }

    private static SettingRuleException broken(String rule, String message, String remedy) {
        return new SettingRuleException(rule, message, remedy);
    }
}
