package org.backendfoundation.security;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step that a request took, as the proxy at its end wrote it down.
 *
 * @param from     whom the proxy saw; empty if it does not say (RFC 7239, section 6) or says something unreadable
 * @param protocol {@code http} or {@code https}; empty if it does not say
 */
record Hop(Optional<InetAddress> from, Optional<String> protocol) {

    /** Beyond so many hops something is wrong, and no time is spent on it. */
    private static final int MOST = 50;
    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"]*)\"|([^\";,\\s]*))\\s*(?:;|$)");
    private static final Pattern IPV4_AND_PORT = Pattern.compile("([0-9.]+):\\d{1,5}");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d{1,5})?");

    /** From {@code Forwarded} (RFC 7239), the nearest hop last. Quoted commas do not occur in what is read here. */
    static List<Hop> forwarded(List<String> headers) {
        return last(split(headers)).stream().map(Hop::element).toList();
    }

    private static Hop element(String element) {
        Optional<InetAddress> from = Optional.empty();
        Optional<String> protocol = Optional.empty();
        Matcher pair = PAIR.matcher(element);
        while (pair.find()) {
            String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
            switch (pair.group(1).toLowerCase(Locale.ROOT)) {
                case "for" -> from = address(value);
                case "proto" -> protocol = protocol(value);
                default -> { }
            }
        }
        return new Hop(from, protocol);
    }

    /** From {@code X-Forwarded-For} and {@code X-Forwarded-Proto}, the nearest hop last; a single protocol holds for all hops. */
    static List<Hop> xForwarded(List<String> addresses, List<String> protocols) {
        List<String> from = last(split(addresses));
        List<String> by = last(split(protocols));
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            int place = by.size() == 1 ? 0 : by.size() - from.size() + i;
            hops.add(new Hop(address(from.get(i)), place < 0 || place >= by.size() ? Optional.empty() : protocol(by.get(place))));
        }
        return hops;
    }

    private static List<String> split(List<String> headers) {
        return headers.stream().flatMap(header -> List.of(header.split(",", -1)).stream()).map(String::strip).toList();
    }

    private static <T> List<T> last(List<T> hops) {
        return hops.subList(Math.max(0, hops.size() - MOST), hops.size());
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
