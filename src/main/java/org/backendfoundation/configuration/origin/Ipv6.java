package org.backendfoundation.configuration.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** IPv6 literals in the form of RFC 5952, section 4, which is also the one browsers serialize (without dotted IPv4 endings). */
public final class Ipv6 {

    private static final int GROUPS = 8;

    private Ipv6() {
    }

    /** The canonical form without brackets, or empty if the text is no IPv6 literal (zones are none: they hold on one machine only). */
    public static Optional<String> canonical(String literal) {
        if (!literal.contains(":") || !literal.chars().allMatch(c -> c < 128 && "0123456789abcdefABCDEF:.".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            // only a literal is accepted in brackets, so no name is looked up
            return Optional.of(serialize(groups(InetAddress.getByName("[" + literal + "]").getAddress())));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static int[] groups(byte[] address) {
        byte[] bytes = address.length == 4 ? mapped(address) : address;
        int[] groups = new int[GROUPS];
        Arrays.setAll(groups, i -> (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff);
        return groups;
    }

    /** Java hands out {@code ::ffff:a.b.c.d} as IPv4. */
    private static byte[] mapped(byte[] ipv4) {
        byte[] bytes = new byte[2 * GROUPS];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        System.arraycopy(ipv4, 0, bytes, 12, ipv4.length);
        return bytes;
    }

    private static String serialize(int[] groups) {
        int start = 0;
        int length = 1; // a single zero group is written out
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(groups, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return length == 1 ? hex(groups, 0, GROUPS) : hex(groups, 0, start) + "::" + hex(groups, start + length, GROUPS);
    }

    private static int zerosFrom(int[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }

    private static String hex(int[] groups, int from, int to) {
        return String.join(":", Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).toList());
    }
}
