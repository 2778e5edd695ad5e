package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {

    private static final List<String> NONE = List.of();
    private static final List<String> HOST = List.of("localhost:8080");
    private static final List<String> CHUNKED = List.of("chunked");

    @Test
    void oneLengthIsClear() {
        assertThat(framing(NONE, List.of("5"), HOST, NONE).ambiguity()).isEmpty();
        assertThat(framing(CHUNKED, NONE, HOST, NONE).ambiguity()).isEmpty();
        assertThat(framing(NONE, NONE, HOST, NONE).ambiguity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616", "9223372036854775808", "-1", "+5", "0x5", "5 ", ""})
    void lengthIsANumberThatEverybodyReads(String length) {
        assertThat(framing(NONE, List.of(length), HOST, NONE).ambiguity()).isPresent();
    }

    @Test
    void twoLengthsAreNot() {
        assertThat(framing(CHUNKED, List.of("5"), HOST, NONE).ambiguity()).isPresent();
        assertThat(framing(NONE, List.of("5", "5"), HOST, NONE).ambiguity()).isPresent();
        assertThat(framing(List.of("chunked", "identity"), NONE, HOST, NONE).ambiguity()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked;q=1", "chunked, identity", "gzip, chunked", "xchunked", "identity", "", "\u000bchunked"})
    void otherTransferCodingsAreNot(String coding) {
        assertThat(framing(List.of(coding), NONE, HOST, NONE).ambiguity()).isPresent();
    }

    @Test
    void chunksNeedHttp11() {
        assertThat(new RequestFraming("HTTP/1.0", CHUNKED, NONE, HOST, NONE, NONE).ambiguity()).isPresent();
    }

    @Test
    void upgradeMayHaveALengthAndNoChunks() {
        assertThat(framing(NONE, List.of("5"), HOST, List.of("h2c")).ambiguity()).isEmpty();
        assertThat(framing(CHUNKED, NONE, HOST, List.of("websocket")).ambiguity()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "example.org:443", "192.0.2.1", "[2001:db8::1]", "[2001:db8::1]:8080", "a_b-c.example"})
    void hostIsANameOrAnAddress(String host) {
        assertThat(framing(NONE, NONE, List.of(host), NONE).ambiguity()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":80", "localhost:abc", "localhost:-1", "a b", "a/b", "a,b", "user@a", "a%0d%0aX: y", "a\tb", "münchen",
        "a?b", "a:1:2"})
    void anythingElseIsNone(String host) {
        assertThat(framing(NONE, NONE, List.of(host), NONE).ambiguity()).isPresent();
    }

    @Test
    void oneHostIsNeeded() {
        assertThat(framing(NONE, NONE, List.of("a", "a"), NONE).ambiguity()).isPresent();
        assertThat(framing(NONE, NONE, NONE, NONE).ambiguity()).isPresent();
        assertThat(new RequestFraming("HTTP/1.0", NONE, NONE, NONE, NONE, NONE).ambiguity()).isEmpty();
        assertThat(new RequestFraming("HTTP/2.0", NONE, NONE, NONE, NONE, NONE).ambiguity()).isEmpty();
    }

    @Test
    void twoContentTypesAreNotClear() {
        assertThat(withTypes(List.of("application/json")).ambiguity()).isEmpty();
        assertThat(withTypes(List.of("application/json", "application/json")).ambiguity()).get().asString().contains("one Content-Type");
    }

    private static RequestFraming withTypes(List<String> types) {
        return new RequestFraming("HTTP/1.1", NONE, List.of("5"), HOST, NONE, types);
    }

    private static RequestFraming framing(List<String> codings, List<String> lengths, List<String> hosts, List<String> upgrades) {
        return new RequestFraming("HTTP/1.1", codings, lengths, hosts, upgrades, NONE);
    }
}
