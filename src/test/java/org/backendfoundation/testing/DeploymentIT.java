package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Http;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {

    @ArquillianResource
    private URL base;

    @Test
    void standsAtTheRoot() {
        assertThat(base.getPath()).isEqualTo("/");
    }

    @Test
    void becomesReady() {
        Deadline.await("readiness", Duration.ofSeconds(60), () -> Http.status(at("api/v1/health/ready")) == 200);
    }

    @Test
    void tellsNothingOfItsServer() {
        assertThat(Http.get(at("api/v1/health/live")).headers().firstValue("Server")).isEmpty();
        assertThat(Http.get(at("api/v1/health/live")).headers().firstValue("X-Powered-By")).isEmpty();
    }

    private URI at(String path) {
        return URI.create(base + path);
    }
}
