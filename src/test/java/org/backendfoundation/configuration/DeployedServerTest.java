package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node says which version of which server it runs on. */
class DeployedServerTest {

    @ParameterizedTest
    @CsvSource({"Payara Micro, Payara Micro 7.2026.11 (build 19), Payara Micro 7.2026.11",
        "Payara Micro 6.2025.10 #badassfish, Payara Micro  6.2025.10 #badassfish (build 1139), Payara Micro 6.2025.10 #badassfish",
        "WildFly Full 39.0.1.Final, '', WildFly Full 39.0.1.Final"})
    void versionIsToldOnEachServer(String told, String ofPayara, String product) {
        assertThat(DeployedServer.product(told, ofPayara)).isEqualTo(product);
    }
}
