package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.backendfoundation.testing.RawConnection;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testing.SlowSenders;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever sends a body without end, or does not read the answers, keeps nobody from being served. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class SlowBodiesIT {

    private static final String ATTACKER = "127.0.0.3";
    /** Of all looks at health; a machine that runs other tests misses one now and then. */
    private static final int FEW = 2;

    @Test
    void requestsWithBodiesAreServedBesideFiveHundredSlowOnes() {
        SlowSenders.Outcome outcome = SlowSenders.attack(SharedApi.SERVER, 500, SharedApi.KEY);

        assertThat(outcome.refused()).as(outcome.toString()).isLessThanOrEqualTo(outcome.sent() / 100);
        assertThat(outcome.healthFailures()).as(outcome.toString()).isLessThanOrEqualTo(FEW);
    }

    /**
     * WildFly ends their connections, and with as many of them as it has threads would stand still; Payara keeps the answers without a
     * thread.
     */
    @Test
    void callersWhoDoNotReadTheirAnswersHoldNoThreadForLong() {
        byte[] requests = "GET /admin/style/console.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(400)
                .getBytes(StandardCharsets.ISO_8859_1);
        List<RawConnection> deaf = IntStream.range(0, 12).mapToObj(i -> new RawConnection(SharedApi.SERVER, ATTACKER, 2_048)).toList();
        deaf.forEach(connection -> connection.send(requests));
        boolean mayStay = TestedServer.current() != TestedServer.WILDFLY;

        Deadline.await("the end of the connections", Duration.ofSeconds(60),
                () -> mayStay || deaf.stream().noneMatch(connection -> connection.send("\r\n")));

        assertThat(Http.status(SharedApi.SERVER.resolve("/api/v1/health/live"))).isEqualTo(200);
        deaf.forEach(RawConnection::close);
    }
}
