package org.backendfoundation.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.backendfoundation.configuration.origin.IpAddress;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final Network.Set PROXIES = Network.Set.parse("10.0.0.0/8, fd00::/8");
    private static final InetAddress PROXY = ip("10.0.0.1");

    @Test
    void strangersClaimCountsForNothing() {
        assertThat(walk("198.51.100.9", "192.0.2.1")).isEqualTo(new ClientAddress(ip("198.51.100.9"), false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For"})
    void whatAnybodyButAProxyWritesIsNotEvenRead(String header) {
        ApplicationConfiguration configuration = ApplicationConfiguration.of(Map.of("database_url", "postgresql://u:p@localhost/x",
                "trusted_proxies", "10.0.0.0/8", "trusted_proxies_header", header));
        List<String> asked = new ArrayList<>();

        assertThat(ClientAddress.of(request("198.51.100.9%eth0", asked), configuration)).hasToString("198.51.100.9");
        assertThat(asked).isEmpty();
        assertThat(ClientAddress.of(request("10.0.0.1", asked), configuration)).hasToString("10.0.0.1");
        assertThat(asked).contains(header);
    }

    /** Without any forwarding header, and with note of what it was asked for. */
    private static HttpServletRequest request(String peer, List<String> asked) {
        return (HttpServletRequest) Proxy.newProxyInstance(ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getRemoteAddr":
                            return peer;
                        case "getHeaders":
                            asked.add((String) arguments[0]);
                            return Collections.emptyEnumeration();
                        default:
                            return null;
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"192.0.2.1|192.0.2.1", "1.1.1.1, 192.0.2.1|192.0.2.1", "1.1.1.1, 192.0.2.1, 10.0.0.2|192.0.2.1",
                "192.0.2.1:4711|192.0.2.1",
                "[2001:db8::1]:80|2001:db8:0:0:0:0:0:1", "2001:db8::1|2001:db8:0:0:0:0:0:1", "10.0.0.3, 10.0.0.2|10.0.0.3",
                "192.0.2.1, unknown|10.0.0.1", "192.0.2.1, garbage, 10.0.0.2|10.0.0.2", "192.0.2.1,,|10.0.0.1"})
    void walkEndsAtTheFirstWhoIsNoProxy(String header, String client) {
        assertThat(walk("10.0.0.1", header)).hasToString(client);
    }

    @Test
    void protocolIsThatOfTheHopWhichTheClientTook() {
        List<ForwardedElement> hops = ForwardedElement.xForwarded(List.of("192.0.2.1, 10.0.0.2"), List.of("https, http"));

        assertThat(ClientAddress.walk(PROXY, hops, PROXIES).forwardedAs()).isEqualTo("https");
    }

    @Test
    void singleProtocolHoldsForAllHops() {
        List<ForwardedElement> hops = ForwardedElement.xForwarded(List.of("192.0.2.1", "10.0.0.2"), List.of("https"));

        assertThat(ClientAddress.walk(PROXY, hops, PROXIES).forwardedAs()).isEqualTo("https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"for=192.0.2.1;proto=https", "For=\"192.0.2.1:4711\" ; Proto=HTTPS;by=10.0.0.1",
        "for=1.1.1.1, for=192.0.2.1;host=x;proto=https", "proto=https;for=192.0.2.1, for=10.9.9.9"})
    void forwardedIsReadAsItsStandardHasIt(String header) {
        ClientAddress client = ClientAddress.walk(PROXY, ForwardedElement.forwarded(List.of(header)), PROXIES);

        assertThat(client).isEqualTo(new ClientAddress(ip("192.0.2.1"), true, "https"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"for=_hidden", "for=unknown", "for=\"_x\"", "by=192.0.2.1", "for=", ";;;", "for=192.0.2.1=", "for=\"[192.0.2.1"})
    void hiddenOrUnreadableHopLeavesItsProxy(String header) {
        assertThat(ClientAddress.walk(PROXY, ForwardedElement.forwarded(List.of(header)), PROXIES).address()).isEqualTo(PROXY);
    }

    @Property
    void nothingThatAClientWritesChangesItsAddress(@ForAll @StringLength(max = 60) String invented,
            @ForAll @IntRange(max = 5) int proxies) {
        String chain = String.join(", ",
                Stream.concat(Stream.of(invented, "192.0.2.1"), IntStream.range(0, proxies).mapToObj(i -> "10.0.1." + i)).toList());

        assertThat(walk("10.0.0.1", chain)).hasToString("192.0.2.1");
    }

    @Property
    void strangersAddressIsThePeersWhateverItWrites(@ForAll @StringLength(max = 100) String header) {
        assertThat(walk("198.51.100.9", header).address()).isEqualTo(ip("198.51.100.9"));
        assertThat(ClientAddress.walk(ip("198.51.100.9"), ForwardedElement.forwarded(List.of(header)), PROXIES).behindProxy()).isFalse();
    }

    private static ClientAddress walk(String peer, String header) {
        return ClientAddress.walk(ip(peer), ForwardedElement.xForwarded(List.of(header), List.of()), PROXIES);
    }

    private static InetAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
