package org.backendfoundation.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.backendfoundation.configuration.origin.IpAddress;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8,10.255.0.1,true", "10.0.0.0/8,11.0.0.1,false", "192.0.2.7,192.0.2.7,true", "192.0.2.7,192.0.2.8,false",
        "192.0.2.128/25,192.0.2.127,false",
        "2001:db8::/32,2001:db8:ffff::1,true", "2001:db8::/32,2001:db9::1,false", "::1,127.0.0.1,false", "10.0.0.0/8,::ffff:10.0.0.1,true",
        "0.0.0.0/0,::1,false"})
    void containsWhatBeginsAsItDoes(String network, String address, boolean contained) {
        assertThat(Network.parse(network).contains(IpAddress.parse(address).orElseThrow())).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "::/129", "10.0.0.1/8", "010.0.0.1",
        "10.0.0", "10.0.0.256", "fe80::1%eth0", "2130706433"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(SettingRuleException.class);
    }

    @Property
    void everyAddressIsInItsOwnNetworks(@ForAll @Size(4) byte[] bytes, @ForAll @IntRange(max = 32) int length) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(new Network(address, length).contains(address)).isTrue();
    }

    @Property
    void addressesOfOneIpv6NetworkAreOneSource(@ForAll @Size(8) byte[] network, @ForAll @Size(8) byte[] one, @ForAll @Size(8) byte[] other)
            throws UnknownHostException {
        network[0] = 0x20;

        assertThat(ClientAddress.source(join(network, one))).isEqualTo(ClientAddress.source(join(network, other))).endsWith("/64");
    }

    private static InetAddress join(byte[] network, byte[] host) throws UnknownHostException {
        byte[] bytes = Arrays.copyOf(network, 16);
        System.arraycopy(host, 0, bytes, 8, 8);
        return InetAddress.getByAddress(bytes);
    }
}
