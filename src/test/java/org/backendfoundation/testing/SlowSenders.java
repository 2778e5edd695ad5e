package org.backendfoundation.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Http;

/**
 * Connections that send single bytes of a body slowly, beside callers that send whole bodies, half of them in two packets as many clients
 * do.
 */
public final class SlowSenders {

    private static final String ATTACKER = "127.0.0.2";
    private static final int CALLERS = 4;
    private static final int REQUESTS = 150;
    private static final int QUIET_MS = 20_000;
    private static final Duration A_BYTE_EACH = Duration.ofSeconds(5);
    private static final String BODY = "{\"reason\": 1}";

    private final URI server;
    private final String key;
    private final List<RawConnection> slow = new ArrayList<>();
    private final List<Double> milliseconds = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean isOver = new AtomicBoolean();
    private int healthFailures;

    private SlowSenders(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /**
     * The answers to the callers.
     *
     * @param refused answers other than the expected one, or none
     */
    public record Outcome(int sent, int refused, double medianMs, double p99Ms, double longestMs, double within250Percent,
            int healthFailures) {
    }

    /**
     * For {@code src/bench/slow-bodies}: a server's word and address, a key, and how many connections. The first run warms the server up.
     */
    public static void main(String[] arguments) {
        URI server = URI.create(arguments[1]);
        IntStream.range(0, 20).forEach(i -> attack(server, 0, arguments[2]));
        print(arguments[0], server, arguments[2], Integer.parseInt(arguments[3]));
        try (HaProxy proxy = HaProxy.before(server)) {
            print(arguments[0] + ", HAProxy", proxy.address(), arguments[2], Integer.parseInt(arguments[3]));
        }
    }

    private static void print(String name, URI server, String key, int connections) {
        for (int slow : new int[] {0, connections}) {
            Outcome outcome = attack(server, slow, key);
            System.out.printf("%-30s %8d %8d %10.1f %10.1f %10.1f %10.2f %8d%n", name + (slow == 0 ? "" : " + " + slow), outcome.sent(),
                    outcome.refused(),
                    outcome.medianMs(), outcome.p99Ms(), outcome.longestMs(), outcome.within250Percent(), outcome.healthFailures());
        }
    }

    /** @param key of a caller whose requests are to be answered */
    public static Outcome attack(URI server, int connections, String key) {
        return new SlowSenders(server, key).run(connections);
    }

    private Outcome run(int connections) {
        Thread attacker = new Thread(this::sendSlowly);
        IntStream.range(0, connections).forEach(i -> slow.add(begin()));
        attacker.start();
        List<Thread> callers = IntStream.range(0, CALLERS).mapToObj(i -> new Thread(() -> call(i % 2 == 0))).toList();
        callers.forEach(Thread::start);
        callers.forEach(this::watch);
        isOver.set(true);
        join(attacker);
        slow.forEach(RawConnection::close);
        return outcome();
    }

    private RawConnection begin() {
        RawConnection connection = new RawConnection(server, ATTACKER);
        connection.send(
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{");
        return connection;
    }

    /** Opens a new connection where the server has closed one. */
    private void sendSlowly() {
        while (!Deadline.within(A_BYTE_EACH, isOver::get)) {
            slow.replaceAll(connection -> connection.send("x") ? connection : begin());
        }
    }

    private void watch(Thread caller) {
        while (caller.isAlive()) {
            healthFailures += Http.status(server.resolve("/api/v1/health/live")) == 200 ? 0 : 1;
            Deadline.within(Duration.ofMillis(250), () -> !caller.isAlive());
        }
    }

    private void call(boolean inTwoPackets) {
        String head = "PATCH /api/v1/database/pool HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n";
        for (int i = 0; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            statuses.add(status(inTwoPackets ? List.of(head, BODY) : List.of(head + BODY)));
            milliseconds.add((double) (System.nanoTime() - begun) / TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private int status(List<String> packets) {
        try (RawConnection connection = new RawConnection(server, "127.0.0.1")) {
            packets.forEach(packet -> connection.send(packet.getBytes(StandardCharsets.ISO_8859_1)));
            return connection.read(QUIET_MS).statuses().stream().findFirst().orElse(0);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome outcome() {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        int refused = (int) statuses.stream().filter(status -> status != 400).count();
        double within250 = 100.0 * sorted.stream().filter(time -> time < 250).count() / sorted.size();
        return new Outcome(sorted.size(), refused, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1), within250,
                healthFailures);
    }
}
