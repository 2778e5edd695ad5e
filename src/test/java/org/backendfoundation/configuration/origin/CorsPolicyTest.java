package org.backendfoundation.configuration.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsPolicyTest {

    private final CorsPolicy policy = new CorsPolicy(List.of(Origin.parse("https://app.example")));

    @Test
    void listedOriginMayCall() {
        assertThat(policy.decide("https://app.example")).isEqualTo(
                new CorsPolicy.Decision("https://app.example", true, "It is listed in cors_origins."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://other.example|not listed",
        "http://app.example|scheme, host and port",
        "https://app.example.evil.example|not listed",
        "https://app.example/|no slash at its end",
        "null|names nobody",
        "''|is empty",
        "|names no origin"})
    void everyOtherMayNotAndIsToldWhy(String origin, String reason) {
        CorsPolicy.Decision decision = policy.decide(origin);

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).contains(reason);
    }
}
