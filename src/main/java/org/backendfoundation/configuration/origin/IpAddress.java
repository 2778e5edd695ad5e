package org.backendfoundation.security.client;

import java.net.Inet4Address;
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
    /** What one IPv6 customer is given at least (RFC 6177), so that nobody has more than one count. */
    private static final int NETWORK_BYTES = 8;

    private IpAddress() {
    }

    /** IPv4 in four decimal numbers or IPv6 without zone; an IPv4-mapped IPv6 address is the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return isIpv4(text) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
            }
            // in brackets nothing but a literal is accepted, so no name is looked up
            return text.contains(":") && IPV6.matcher(text).matches() ? Optional.of(InetAddress.getByName("[" + text + "]")) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isIpv4(String text) {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).allMatch(octet -> octet <= LARGEST_OCTET);
    }

    /** What counts as one source: the IPv4 address, or the /64 of an IPv6 address. */
    static String source(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        try {
            InetAddress network = InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), address.getAddress().length));
            return network.getHostAddress() + "/" + NETWORK_BYTES * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }
}
