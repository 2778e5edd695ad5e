package org.backendfoundation.configuration.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.backendfoundation.configuration.origin.Ipv6;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * One server to try for the database.
 *
 * @param name a lower-case name, an IPv4 address, or an IPv6 address without brackets
 */
public record DatabaseHost(String name, int port) {

    static final int DEFAULT_PORT = 5432;

    /**
     * Pairs hosts and ports as libpq does: one port counts for all hosts, otherwise there are as many ports as hosts; an empty port is
     * 5432.
     */
    static List<DatabaseHost> list(UrlParts parts) {
        String hosts = parts.find("host").orElse("");
        if (hosts.replace(",", "").isEmpty()) {
            throw new SettingRuleException("host_missing",
                    "The URL names no host; without one it would mean a Unix socket or this machine.",
                    "Write it as postgresql://user@host:5432/database; the JVM driver speaks TCP.");
        }
        String[] names = hosts.split(",", -1);
        String[] ports = parts.find("port").orElse("").split(",", -1);
        if (ports.length != 1 && ports.length != names.length) {
            throw new SettingRuleException("port_count", "There are %s ports for %s hosts.".formatted(ports.length, names.length),
                    "Give one port, or one for each host.");
        }
        List<DatabaseHost> list = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            list.add(new DatabaseHost(name(names[i], i + 1), port(ports[ports.length == 1 ? 0 : i], i + 1)));
        }
        return List.copyOf(list);
    }

    private static String name(String text, int number) {
        if (text.startsWith("/") || text.startsWith("@")) {
            throw new SettingRuleException("unix_socket", "Host number %s is the path of a Unix socket.".formatted(number),
                    "Name a host: the JVM driver speaks TCP only.");
        }
        boolean isBracketed = text.startsWith("[") && text.endsWith("]");
        if (isBracketed || text.contains(":")) {
            return ipv6(isBracketed ? text.substring(1, text.length() - 1) : text, number);
        }
        if (!text.chars().allMatch(UrlCutter::isWord) || text.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new SettingRuleException("host", "Host number %s is no host name.".formatted(number),
                    "Check it; characters such as : / @ , in user or password must be percent-encoded.");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String ipv6(String text, int number) {
        return Ipv6.canonical(text)
                .orElseThrow(() -> new SettingRuleException("host", "Host number %s is no IPv6 address.".formatted(number),
                        "Write it in brackets, [2001:db8::1]:5432; in the parameter host without, and ports in the parameter port."));
    }

    private static int port(String text, int number) {
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        int port = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw new SettingRuleException("port", "The port of host number %s is no number from 1 to 65535.".formatted(number),
                    "Correct it; if it is the password, a / in it must be %2F and the @ before the host must follow.");
        }
        return port;
    }

    static String join(List<DatabaseHost> hosts) {
        return String.join(",", hosts.stream().map(DatabaseHost::toString).toList());
    }

    /** The form in a URL. */
    @Override
    public String toString() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
