package org.backendfoundation.security.client;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.origin.IpAddress;

/**
 * One step that a request took, as the proxy at its end wrote it down.
 *
 * @param from     whom the proxy saw; empty if it does not say (RFC 7239, section 6) or says something unreadable
 * @param protocol {@code http} or {@code https}; empty if it does not say
 */
record ForwardedElement(Optional<InetAddress> from, Optional<String> protocol) {

    /** More hops than any real chain has; further ones are not parsed. */
    private static final int MOST = 50;
    /** In characters; a proxy's entry for one hop is shorter. */
    private static final int LONGEST = 256;
    private static final Pattern IPV4_AND_PORT = Pattern.compile("([0-9.]{7,15}):\\d{1,5}");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})](?::\\d{1,5})?");

    /**
     * Parses {@code Forwarded} (RFC 7239), the nearest hop last. Commas and semicolons separate even inside quotes: no value that is read
     * here contains them, and a client's unclosed quote must not swallow what the proxy appended.
     */
    static List<ForwardedElement> forwarded(List<String> headers) {
        return nearest(headers).stream().map(ForwardedElement::element).toList();
    }

    private static ForwardedElement element(String element) {
        Optional<InetAddress> from = Optional.empty();
        Optional<String> protocol = Optional.empty();
        for (String pair : element.split(";")) {
            int equals = pair.indexOf('=');
            String value = unquoted(pair.substring(equals + 1).strip());
            switch (pair.substring(0, Math.max(0, equals)).strip().toLowerCase(Locale.ROOT)) {
                case "for" -> from = address(value);
                case "proto" -> protocol = protocol(value);
                default -> {}
            }
        }
        return new ForwardedElement(from, protocol);
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    /** Parses {@code X-Forwarded-For} and {@code X-Forwarded-Proto}, the nearest hop last; a single protocol applies to all hops. */
    static List<ForwardedElement> xForwarded(List<String> addresses, List<String> protocols) {
        List<String> from = nearest(addresses);
        List<String> by = nearest(protocols);
        List<ForwardedElement> hops = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            int place = by.size() == 1 ? 0 : by.size() - from.size() + i;
            hops.add(new ForwardedElement(address(from.get(i)),
                    place < 0 || place >= by.size() ? Optional.empty() : protocol(by.get(place))));
        }
        return hops;
    }

    /** The last elements of a list in one or more headers. Read from the end: a client may have made the beginning as long as it liked. */
    private static List<String> nearest(List<String> headers) {
        Deque<String> elements = new ArrayDeque<>();
        for (int i = headers.size() - 1; i >= 0; i--) {
            String header = headers.get(i);
            for (int end = header.length(); end >= 0 && elements.size() < MOST; end = header.lastIndexOf(',', end - 1)) {
                elements.addFirst(bounded(header.substring(header.lastIndexOf(',', end - 1) + 1, end)));
            }
        }
        return List.copyOf(elements);
    }

    /** Nothing readable, where it is too long for that. */
    private static String bounded(String element) {
        return element.length() > LONGEST ? "" : element.strip();
    }

    private static Optional<String> protocol(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("http") || lower.equals("https") ? Optional.of(lower) : Optional.empty();
    }

    private static Optional<InetAddress> address(String text) {
        Matcher ipv4 = IPV4_AND_PORT.matcher(text);
        Matcher bracketed = BRACKETED.matcher(text);
        if (ipv4.matches()) {
            return IpAddress.parse(ipv4.group(1));
        }
        return IpAddress.parse(bracketed.matches() ? bracketed.group(1) : text);
    }
}
