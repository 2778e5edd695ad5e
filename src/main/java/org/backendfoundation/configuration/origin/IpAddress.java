package org.backendfoundation.configuration.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as text, without ever looking up a name. */
public final class IpAddress {

    private static final String OCTET = "(0|[1-9]\\d{0,2})";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int LARGEST_OCTET = 255;

    private IpAddress() {
    }

    /** IPv4 in four decimal numbers or IPv6 without zone; an IPv4-mapped IPv6 address is the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        try {
            if (isIpv4(text)) {
                return Optional.of(InetAddress.getByName(text));
            }
            // in brackets nothing but a literal is accepted, so no name is looked up
            return text.contains(":") && IPV6.matcher(text).matches()
                    ? Optional.of(InetAddress.getByName("[" + text + "]")) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Four decimal numbers without leading zeros. */
    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches()
                && Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).allMatch(octet -> octet <= LARGEST_OCTET);
    }
}
