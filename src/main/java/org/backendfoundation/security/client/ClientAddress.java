package org.backendfoundation.security.client;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.backendfoundation.configuration.origin.IpAddress;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/**
 * The client from which a request comes. Proxy headers are believed only as far as trusted proxies wrote them: from the peer leftwards
 * through the header, up to the first address that is not a trusted proxy's. Everything left of it may be forged.
 *
 * @param address        the client's
 * @param behindProxy    whether a trusted proxy reported it
 * @param forwardedAs    {@code http} or {@code https} as the proxy nearest to the client reports it; null if none does
 */
public record ClientAddress(InetAddress address, boolean behindProxy, String forwardedAs) {

    /** What one IPv6 customer is given at least (RFC 6177), so that nobody has more than one count. */
    private static final int NETWORK_BYTES = 8;
    private static final String ATTRIBUTE = ClientAddress.class.getName();
    /** Stands for a peer without an IP address, which no network of proxies contains. */
    private static final InetAddress NOWHERE = IpAddress.parse("0.0.0.0").orElseThrow();

    /** Found once for each request; works before any filter ran. */
    public static ClientAddress of(HttpServletRequest request, ApplicationConfiguration configuration) {
        if (request.getAttribute(ATTRIBUTE) instanceof ClientAddress known) {
            return known;
        }
        ClientAddress found = find(request, configuration);
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    private static ClientAddress find(HttpServletRequest request, ApplicationConfiguration configuration) {
        InetAddress peer = IpAddress.parse(withoutZone(request.getRemoteAddr())).orElse(NOWHERE);
        Network.Set trusted = configuration.value(ProxySettings.TRUSTED_PROXIES);
        // the header of any other peer is not even read
        return trusted.contains(peer) ? walk(peer, hops(request, configuration), trusted) : new ClientAddress(peer, false, null);
    }

    private static List<ForwardedElement> hops(HttpServletRequest request, ApplicationConfiguration configuration) {
        return configuration.value(ProxySettings.TRUSTED_PROXIES_HEADER) == ProxyHeader.FORWARDED
                ? ForwardedElement.forwarded(headers(request, "Forwarded"))
                : ForwardedElement.xForwarded(headers(request, "X-Forwarded-For"), headers(request, "X-Forwarded-Proto"));
    }

    static ClientAddress walk(InetAddress peer, List<ForwardedElement> hops, Network.Set trusted) {
        ClientAddress client = new ClientAddress(peer, false, null);
        for (int i = hops.size() - 1; i >= 0 && trusted.contains(client.address()) && hops.get(i).from().isPresent(); i--) {
            client = new ClientAddress(hops.get(i).from().get(), true, hops.get(i).protocol().orElse(null));
        }
        return client;
    }

    /** The key of the limits: the IPv4 address or the IPv6 /64. */
    public String source() {
        return source(address);
    }

    static String source(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        try {
            byte[] bytes = address.getAddress();
            InetAddress network = InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, NETWORK_BYTES), bytes.length));
            return network.getHostAddress() + "/" + NETWORK_BYTES * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
