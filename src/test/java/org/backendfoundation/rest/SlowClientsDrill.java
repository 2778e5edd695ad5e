package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testing.OpenLoad;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testing.RawConnection;
import org.backendfoundation.testing.SampleNode;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Five hundred connections that send or read as slowly as they can, beside callers who come at their own rate. */
class SlowClientsDrill {

    /** What a slow client sends at once; what it does each second. */
    private enum Client {

        READERS(("GET /admin/style/console.css HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(40)) {
            @Override
            void goOn(RawConnection connection) {
                connection.take(200);
            }
        },
        SENDERS("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{") {
            @Override
            void goOn(RawConnection connection) {
                connection.send("x");
            }
        };

        private final String beginning;

        Client(String beginning) {
            this.beginning = beginning;
        }

        abstract void goOn(RawConnection connection);
    }

    private static final int CLIENTS = 500;
    private static final int A_SECOND = 40;
    private static final int SMALL_BUFFER = 2_048;
    private static final String ATTACKER = "127.0.0.3";
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static SampleNode node;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = SampleNode.start("slow-clients", database.url(), Map.of());
        load(WARM_UP);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void othersAreServedAsBefore(Client client) {
        List<Request> before = load(MEASURED);
        List<RawConnection> slow = IntStream.range(0, CLIENTS).mapToObj(i -> begin(client)).toList();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(() -> slow.forEach(client::goOn), 1, 1, TimeUnit.SECONDS);
        Figures.pass(SETTLING);
        List<Request> during = load(MEASURED);
        clock.shutdownNow();
        slow.forEach(RawConnection::close);

        Figures.print(
                "slow clients: beside %d %s others' requests took %d ms (median), %d ms (99 %%), at most %.2f s; before, %d and %d ms",
                CLIENTS, client.name().toLowerCase(Locale.ROOT), Figures.milliseconds(50, during), Figures.milliseconds(99, during),
                Figures.longest(during),
                Figures.milliseconds(50, before), Figures.milliseconds(99, before));
        assertThat(Stream.of(before, during).flatMap(List::stream)).allMatch(Request::isDone);
        assertThat(during).allMatch(request -> request.took().compareTo(LONGEST) <= 0);
        assertThat(node.readiness()).isEqualTo(200);
    }

    private static RawConnection begin(Client client) {
        RawConnection connection = new RawConnection(node.server().address("/"), ATTACKER, SMALL_BUFFER);
        connection.send(client.beginning);
        return connection;
    }

    private static List<Request> load(Duration time) {
        OpenLoad load = OpenLoad.of(node.api(), A_SECOND);
        Figures.pass(time);
        load.close();
        return load.requests();
    }
}
