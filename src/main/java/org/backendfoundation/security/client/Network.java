package org.backendfoundation.security.client;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backendfoundation.configuration.origin.IpAddress;
import org.backendfoundation.configuration.rule.SettingRuleException;

/** A range of addresses in CIDR notation (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code 2001:db8::/32}; without a length, one address. */
public record Network(InetAddress address, int length) {

    private static final String REMEDY = "Write networks as 10.0.0.0/8 or 2001:db8::/32, separated by commas.";

    /** @throws SettingRuleException saying what is wrong */
    static Network parse(String text) {
        String[] parts = text.split("/", -1);
        InetAddress address = IpAddress.parse(parts[0])
                .orElseThrow(() -> new SettingRuleException("network_address",
                        "A network begins with no IP address (names are not looked up).", REMEDY));
        int longest = address.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return new Network(address, longest);
        }
        if (parts.length > 2 || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > longest) {
            throw new SettingRuleException("network_length", "A network's length is not from 0 to " + longest + ".", REMEDY);
        }
        return new Network(address, Integer.parseInt(parts[1])).checked();
    }

    /** Bits beyond the length are a slip that would trust another network than was meant. */
    private Network checked() {
        byte[] bytes = address.getAddress();
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            if (isSet(bytes, bit)) {
                throw new SettingRuleException("network_bits", "A network has bits set beyond its length.",
                        "Set them to zero, or give the length you mean.");
            }
        }
        return this;
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            if (isSet(mine, bit) != isSet(theirs, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + length;
    }

    /** Several, separated by commas. */
    public record Set(List<Network> networks) {

        public static Set parse(String text) {
            List<Network> networks = new ArrayList<>();
            for (String part : text.split(",")) {
                if (!part.isBlank()) {
                    networks.add(Network.parse(part.strip()));
                }
            }
            return new Set(List.copyOf(networks));
        }

        public boolean contains(InetAddress address) {
            return networks.stream().anyMatch(network -> network.contains(address));
        }

        @Override
        public String toString() {
            return networks.stream().map(Network::toString).collect(Collectors.joining(","));
        }
    }
}
