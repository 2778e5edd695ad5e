package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Clock;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.testkit.inside.InServer;
import org.junit.jupiter.api.Test;

@InServer
class InjectionIT {

    @Inject
    private ApplicationConfiguration configuration;

    @Inject
    private Clock clock;

    @Test
    void configurationIsRead() {
        assertThat(configuration.value(ApplicationSettings.DEBUG_MODE)).isTrue();
    }

    @Test
    void clockIsTheSystemsInUtc() {
        assertThat(clock).isEqualTo(Clock.systemUTC());
    }
}
