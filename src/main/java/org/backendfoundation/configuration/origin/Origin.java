package org.backendfoundation.configuration.origin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * An exact serialized web origin (RFC 6454, section 6.2; the Fetch standard's {@code Origin} header): {@code https://app.example:8443}.
 * A browser sends it in this one form only, so anything else in a configuration would never match and is refused.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   lower case; IPv6 in brackets
 * @param port   empty where it is the scheme's own
 */
public record Origin(String scheme, String host, OptionalInt port) {

    /** @throws SettingRuleException saying why the text is no serialized origin */
    public static Origin parse(String text) {
        return OriginParser.parse(text);
    }

    /** Comma separated origins, without repetitions; white space around them and empty places do not count. */
    public static List<Origin> list(String text) {
        Set<Origin> origins = new LinkedHashSet<>();
        List<SettingRuleException.Broken> broken = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                addTo(origins, broken, part.strip());
            }
        }
        if (!broken.isEmpty()) {
            throw new SettingRuleException(broken);
        }
        return List.copyOf(origins);
    }

    private static void addTo(Set<Origin> origins, List<SettingRuleException.Broken> broken, String text) {
        try {
            origins.add(parse(text));
        } catch (SettingRuleException e) {
            e.broken().forEach(rule -> broken.add(rule.in(OriginParser.withoutCredentials(text))));
        }
    }

    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** Whether the origin can only be on the caller's own machine (Secure Contexts, section 3.1). */
    public boolean isLoopback() {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")
                || IpAddress.isIpv4(host) && host.startsWith("127.");
    }

    /** The serialized form. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
