package org.backendfoundation.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {

    @Test
    void takenPortIsNamedWithItsVariable() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(PortCheck.problem("PORT=" + taken.getLocalPort())).singleElement().asString()
                    .startsWith("PORT: port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void freePortIsNoComplaint() throws IOException {
        assertThat(PortCheck.problem("PORT=" + PortCheck.freePort())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "", "999999999999"})
    void whatIsNoPortIsNamed(String value) {
        assertThat(PortCheck.problem("ADMIN_PORT=" + value)).singleElement().asString().startsWith("ADMIN_PORT: " + value + " is no port");
    }
}
