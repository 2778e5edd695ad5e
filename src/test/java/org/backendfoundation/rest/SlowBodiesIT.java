package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testing.SlowSenders;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever sends a body without end keeps nobody from being served. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class SlowBodiesIT {

    @Test
    void requestsWithBodiesAreServedBesideFiveHundredSlowOnes() {
        SlowSenders.Outcome outcome = SlowSenders.attack(SharedApi.SERVER, 500, SharedApi.KEY);

        assertThat(outcome.refused()).as(outcome.toString()).isLessThanOrEqualTo(outcome.sent() / 100);
        assertThat(outcome.longestMs()).as(outcome.toString()).isLessThan(5_000);
        assertThat(outcome.healthFailures()).as(outcome.toString()).isZero();
    }
}
