package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.backendfoundation.testing.FaultProxy;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testing.OpenLoad;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testing.SampleNode;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twice as many requests for a minute as the node can answer, half of them writes. The network to the database is slow, so that the pool is
 * the bound: callers who share the CPU with the node would take what a refusal saves.
 */
class OverloadDrill {

    private static final int CALLERS = 16;
    private static final int KEPT_PERCENT = 90;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration OVERLOAD = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration EACH_WAY = Duration.ofMillis(10);

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static FaultProxy network;
    private static SampleNode node;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        network = FaultProxy.before(database.port());
        network.delay(EACH_WAY);
        node = SampleNode.start("overload", database.url().replace(":" + database.port(), ":" + network.port()), Map.of());
        answered(WARM_UP);
    }

    @AfterAll
    static void stop() {
        node.close();
        network.close();
        database.close();
    }

    @Test
    void nodeDoesWhatItCanAndRefusesTheRestAtOnce() {
        int capacity = (int) (answered(MEASURED) / MEASURED.toSeconds());
        List<Request> before = load(capacity / 4, MEASURED);
        List<Request> during = load(2 * capacity, OVERLOAD);
        List<Request> after = load(capacity / 4, MEASURED);

        List<Request> done = during.stream().filter(Request::isDone).toList();
        long perSecond = done.size() / OVERLOAD.toSeconds();
        Figures.print("overload: %d a second are answered at most; of %d offered a second %d were acknowledged, %d %%", capacity,
                during.size() / OVERLOAD.toSeconds(), perSecond, perSecond * 100 / capacity);
        Figures.print("overload: acknowledged within %d ms (median) and %d ms (99 %%); longest answer %.1f s; %d without an answer",
                Figures.milliseconds(50, done), Figures.milliseconds(99, done), Figures.longest(during),
                during.stream().filter(request -> request.answer() == null).count());
        Figures.print("overload: at a quarter of the capacity %d and %d ms before, %d and %d ms after",
                Figures.milliseconds(50, before), Figures.milliseconds(99, before), Figures.milliseconds(50, after),
                Figures.milliseconds(99, after));
        assertThat(during).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(during).allMatch(request -> request.took().compareTo(LONGEST) <= 0);
        assertThat(perSecond * 100 / capacity).isGreaterThanOrEqualTo(KEPT_PERCENT);
        assertThat(after).allMatch(Request::isDone);
        assertThat(Figures.milliseconds(50, after)).isLessThanOrEqualTo(2 * Figures.milliseconds(50, before) + 1);
    }

    private static List<Request> load(int perSecond, Duration time) {
        OpenLoad load = OpenLoad.of(node.api(), perSecond);
        Figures.pass(time);
        load.close();
        return load.requests();
    }

    /** How many requests the node answers to callers who come again once they are answered. */
    private static long answered(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            return IntStream.range(0, CALLERS).mapToObj(i -> CompletableFuture.supplyAsync(() -> answeredUntil(end), threads)).toList()
                    .stream().mapToLong(CompletableFuture::join).sum();
        } finally {
            threads.shutdownNow();
        }
    }

    private static long answeredUntil(long end) {
        long answered = 0;
        while (System.nanoTime() - end < 0) {
            String number = answered % 2 == 0 ? UUID.randomUUID().toString() : null;
            answered += OpenLoad.call(node.api(), number).join().isDone() ? 1 : 0;
        }
        return answered;
    }
}
