package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.backendfoundation.testing.FaultProxy;
import org.backendfoundation.testing.FaultProxy.Fault;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testing.OpenLoad;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testing.SampleNode;
import org.backendfoundation.testing.WrittenInvoices;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node whose network to the database breaks in each way, while callers keep coming: {@code src/bench/drills/drill network} prints what
 * they saw.
 */
class NetworkFaultsDrill {

    private static final int A_SECOND = 40;
    private static final int RESETS = 20;
    private static final int CUTS = 50;
    private static final Duration STEADY = Duration.ofSeconds(3);
    private static final Duration OUTAGE = Duration.ofSeconds(15);
    /** A request that waits for an answer of the database is given up once the silence is noticed. */
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AMPLE = Duration.ofMinutes(3);
    /** What begins once the silence is noticed is refused at once, and a node serves soon after its end. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration HEALED = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static FaultProxy network;
    private static SampleNode node;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        network = FaultProxy.before(database.port());
        node = SampleNode.start("network-faults", database.url().replace(":" + database.port(), ":" + network.port()), Map.of());
        api = node.api();
        try (OpenLoad warmUp = OpenLoad.of(api, A_SECOND)) {
            Figures.pass(STEADY.multipliedBy(5));
        }
    }

    @AfterAll
    static void stop() {
        node.close();
        network.close();
        database.close();
    }

    @AfterEach
    void heal() {
        network.delay(Duration.ZERO);
        network.set(Fault.NONE);
        Deadline.await("readiness", PATIENCE, () -> node.readiness() == 200);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"FREEZE", "LOSE_ANSWERS"})
    void silenceIsToldAtOnceAndEndsByItself(Fault silence) {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        Figures.pass(STEADY);
        long broken = System.nanoTime();
        network.set(silence);
        Deadline.await("unreadiness", PATIENCE, () -> node.readiness() == 503);
        long noticed = System.nanoTime();
        Figures.pass(OUTAGE);
        long mended = System.nanoTime();
        network.set(Fault.NONE);
        Deadline.await("a success", PATIENCE, () -> load.isAnySince(mended, Request::isDone));
        Figures.pass(STEADY);
        load.close();

        List<Request> duringOutage = load.requests().stream()
                .filter(request -> request.begun() > noticed && request.begun() < mended - AT_ONCE.toNanos()).toList();
        Figures.print(silence
                + ": noticed after %.1f s; longest answer %.1f s, of those begun after that %.2f s; first success %.1f s after the end",
                Figures.seconds(noticed - broken), Figures.longest(load.requests()), Figures.longest(duringOutage),
                Figures.firstSuccess(load, mended));
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(load.requests()).allMatch(request -> request.took().compareTo(LONGEST) <= 0);
        assertThat(duringOutage).isNotEmpty().allMatch(Request::isRefused)
                .allMatch(request -> request.took().compareTo(AT_ONCE) <= 0);
        WrittenInvoices.assertNothingIsLostOrTwice(database, load);
        assertNothingIsStuck();
    }

    @Test
    void resetsCostWhatWasOnItsWay() {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        List<Double> healed = new ArrayList<>();
        for (int i = 0; i < RESETS; i++) {
            Figures.pass(AT_ONCE);
            long reset = System.nanoTime();
            network.resetAll();
            Deadline.await("a success", PATIENCE, () -> load.isAnySince(reset, Request::isDone));
            healed.add(Figures.firstSuccess(load, reset));
        }
        Figures.pass(STEADY);
        load.close();

        Figures.print("%d resets: %d of %d requests refused; first success after %.2f s at most", RESETS,
                load.requests().stream().filter(Request::isRefused).count(), load.requests().size(),
                healed.stream().max(Comparator.naturalOrder()).orElseThrow());
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(healed).allMatch(seconds -> seconds <= HEALED.toSeconds());
        WrittenInvoices.assertNothingIsLostOrTwice(database, load);
    }

    @Test
    void restartOfTheDatabaseIsOverWithinTwoSeconds() {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        Figures.pass(STEADY);
        database.stop();
        Deadline.await("a refusal", PATIENCE, () -> node.readiness() == 503);
        database.start();
        long started = System.nanoTime();
        Deadline.await("a success", PATIENCE, () -> load.isAnySince(started, Request::isDone));
        double healed = Figures.firstSuccess(load, started);
        Figures.pass(STEADY);
        load.close();

        Figures.print("restarted database: first success %.2f s after it, longest answer %.1f s", healed, Figures.longest(load.requests()));
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(healed).isLessThanOrEqualTo(HEALED.toSeconds());
        WrittenInvoices.assertNothingIsLostOrTwice(database, load);
    }

    @Test
    void commitWhoseAnswerIsLostIsToldAsUnknown() {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        Figures.pass(STEADY);
        int before = network.cuts();
        network.set(Fault.CUT_AT_COMMIT);
        Deadline.await(CUTS + " cuts", AMPLE, () -> network.cuts() - before >= CUTS);
        network.set(Fault.NONE);
        Figures.pass(STEADY);
        load.close();

        List<Request> writes = load.requests().stream().filter(request -> request.number() != null && !request.isDone()).toList();
        Map<String, Integer> rows = WrittenInvoices.entries(database);
        Figures.print("%d commits cut: %d writes refused, %d of them are kept", network.cuts() - before, writes.size(),
                writes.stream().filter(request -> rows.containsKey(request.number())).count());
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(writes.stream().filter(request -> rows.containsKey(request.number())))
                .as("told as possibly kept").allMatch(request -> request.answer().code().equals("DATABASE_LOST"));
        WrittenInvoices.assertNothingIsLostOrTwice(database, load);
    }

    @Test
    void slowNetworkIsSlowAndNothingElse() {
        network.delay(Duration.ofMillis(50));
        OpenLoad load = OpenLoad.of(api, A_SECOND / 4);
        Figures.pass(OUTAGE);
        load.close();

        Figures.print("50 ms each way: median %d ms, longest %.1f s", Figures.milliseconds(50, load.requests()),
                Figures.longest(load.requests()));
        assertThat(load.requests()).isNotEmpty().allMatch(Request::isDone);
        WrittenInvoices.assertNothingIsLostOrTwice(database, load);
    }

    private static void assertNothingIsStuck() {
        Deadline.await("the end of all sessions", PATIENCE, () -> {
            Answer state = api.get("/api/v1/database");
            return state.json().getJsonObject("sessions").getInt("active") == 0;
        });
    }
}
