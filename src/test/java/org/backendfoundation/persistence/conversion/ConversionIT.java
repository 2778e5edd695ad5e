package org.backendfoundation.persistence.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the entity manager stores and reads, in the server. */
@OncePerEngine
class ConversionIT {

    private static Api admin;

    @BeforeAll
    static void start() {
        admin = SampleServer.shared().administrator();
    }

    @Test
    void nullsAndExtremesAreReadAsTheyWereWritten() {
        assertThat(admin.post("probe-conversion/differences", "").body()).isEqualTo("[]");
    }

    @Test
    void changeWithinAListIsStored() {
        assertThat(admin.post("probe-conversion/in-place", "").body()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void queriesTakeTheValuesOfTheAttributes() {
        assertThat(admin.post("probe-conversion/queried", "").body()).isEqualTo("1");
    }
}
