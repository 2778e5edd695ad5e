package org.backendfoundation.configuration.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.backendfoundation.configuration.rule.SettingRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "http://localhost:3000", "https://app.example:8443", "https://xn--bcher-kva.example",
        "http://10.0.0.1",
        "http://[::1]:3000", "https://[2001:db8::1]", "http://app.example:443", "https://a_b.example"})
    void serializedOriginIsKeptAsItIs(String text) {
        assertThat(Origin.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "* origin_wildcard",
        "https://*.app.example origin_wildcard",
        "null origin_null",
        "app.example origin_scheme",
        "localhost:3000 origin_scheme",
        "ftp://app.example origin_scheme",
        "https://app.example/ origin_trailing_slash",
        "https://app.example/path origin_path",
        "https://app.example?q origin_path",
        "https://app.example#f origin_path",
        "https://App.example origin_upper_case",
        "HTTPS://app.example origin_upper_case",
        "https://app.example:443 origin_default_port",
        "http://app.example:80 origin_default_port",
        "https://app.example:0443 origin_port",
        "https://app.example: origin_port",
        "https://app.example:65536 origin_port",
        "https://user:pw@app.example origin_credentials",
        "https://bücher.example origin_punycode",
        "https:// origin_host",
        "https://a..example origin_host",
        "https://-a.example origin_host",
        "https://127.1 origin_host",
        "https://256.0.0.1 origin_host",
        "https://[0:0::1] origin_host",
        "https://[::g] origin_host",
        "https://[::1 origin_host"})
    void whatNoBrowserSendsIsRefused(String text, String rule) {
        assertThatThrownBy(() -> Origin.parse(text)).isInstanceOfSatisfying(SettingRuleException.class,
                e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000,true", "http://app.localhost,true", "http://127.8.8.8,true", "http://[::1],true",
        "http://127.example,false",
        "http://10.0.0.1,false", "http://localhost.example,false"})
    void loopbackIsTheCallersOwnMachine(String text, boolean isLoopback) {
        assertThat(Origin.parse(text).isLoopback()).isEqualTo(isLoopback);
    }

    @Test
    void listIsReadWithoutRepetitions() {
        assertThat(Origin.list("https://a.example, https://b.example,,https://a.example,"))
                .extracting(Origin::toString).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void listNamesEveryBrokenOriginAndNoPassword() {
        assertThatThrownBy(() -> Origin.list("*,https://a.example,https://u:hunter2@b.example")).isInstanceOfSatisfying(
                SettingRuleException.class,
                e -> assertThat(e.broken()).extracting(SettingRuleException.Broken::part).containsExactly("*", "***@b.example"));
    }

    @Property
    void anyTextIsReadAsItselfOrRefusedByARule(@ForAll @From("texts") String text) {
        Throwable thrown = catchThrowable(() -> assertThat(Origin.parse(text)).hasToString(text));

        assertThat(thrown == null || thrown instanceof SettingRuleException).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> garbage = Arbitraries
                .of("http", "https", "://", "a", "1", "127.0.0.1", ".", ":", "80", "3000", "[", "]", "::", "@", "/", "-")
                .list().ofMaxSize(8).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(Arbitraries.strings().all(), garbage, garbage.map("https://"::concat));
    }
}
