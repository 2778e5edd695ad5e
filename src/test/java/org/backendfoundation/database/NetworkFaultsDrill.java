package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.FaultProxy;
import org.backendfoundation.testing.FaultProxy.Fault;
import org.backendfoundation.testing.OpenLoad;
import org.backendfoundation.testing.OpenLoad.Request;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
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

/** A node whose network to the database breaks in each way, while callers keep coming: {@code src/bench/drills/network} prints what they saw. */
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

    private static final String READY = "/api/v1/health/ready";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static FaultProxy network;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        network = FaultProxy.before(database.port());
        String key = ApiKey.generate().text();
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url().replace(":" + database.port(), ":" + network.port()), "SECURITY_BOOTSTRAP_KEY", key,
                        "SECURITY_RATE_LIMIT", "0", "SECURITY_RATE_LIMIT_ADDRESS", "0"),
                Path.of("target", "test-servers", "network-faults.log"));
        api = new Api(server.address("/"), key);
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
        try (OpenLoad warmUp = OpenLoad.of(api, A_SECOND)) {
            pass(STEADY.multipliedBy(5));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        network.close();
        database.close();
    }

    @AfterEach
    void heal() {
        network.delay(Duration.ZERO);
        network.set(Fault.NONE);
        Deadline.await("readiness", PATIENCE, () -> api.get(READY).status() == 200);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"FREEZE", "LOSE_ANSWERS"})
    void silenceIsToldAtOnceAndEndsByItself(Fault silence) {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        pass(STEADY);
        long broken = System.nanoTime();
        network.set(silence);
        Deadline.await("unreadiness", PATIENCE, () -> api.get(READY).status() == 503);
        long noticed = System.nanoTime();
        pass(OUTAGE);
        long mended = System.nanoTime();
        network.set(Fault.NONE);
        Deadline.await("a success", PATIENCE, () -> load.isAnySince(mended, Request::isDone));
        pass(STEADY);
        load.close();

        List<Request> duringOutage = load.requests().stream()
                .filter(request -> request.begun() > noticed && request.begun() < mended - AT_ONCE.toNanos()).toList();
        print(silence
                + ": noticed after %.1f s; longest answer %.1f s, of those begun after that %.2f s; first success %.1f s after the end",
                seconds(noticed - broken), longest(load.requests()), longest(duringOutage), firstSuccess(load, mended));
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(load.requests()).allMatch(request -> request.took().compareTo(LONGEST) <= 0);
        assertThat(duringOutage).isNotEmpty().allMatch(Request::isRefused)
                .allMatch(request -> request.took().compareTo(AT_ONCE) <= 0);
        assertNothingIsLostOrTwice(load);
        assertNothingIsStuck();
    }

    @Test
    void resetsCostWhatWasOnItsWay() {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        List<Double> healed = new ArrayList<>();
        for (int i = 0; i < RESETS; i++) {
            pass(AT_ONCE);
            long reset = System.nanoTime();
            network.resetAll();
            Deadline.await("a success", PATIENCE, () -> load.isAnySince(reset, Request::isDone));
            healed.add(firstSuccess(load, reset));
        }
        pass(STEADY);
        load.close();

        print("%d resets: %d of %d requests refused; first success after %.2f s at most", RESETS,
                load.requests().stream().filter(Request::isRefused).count(), load.requests().size(),
                healed.stream().max(Comparator.naturalOrder()).orElseThrow());
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(healed).allMatch(seconds -> seconds <= HEALED.toSeconds());
        assertNothingIsLostOrTwice(load);
    }

    @Test
    void restartOfTheDatabaseIsOverWithinTwoSeconds() {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        pass(STEADY);
        database.stop();
        Deadline.await("a refusal", PATIENCE, () -> api.get(READY).status() == 503);
        database.start();
        long started = System.nanoTime();
        Deadline.await("a success", PATIENCE, () -> load.isAnySince(started, Request::isDone));
        double healed = firstSuccess(load, started);
        pass(STEADY);
        load.close();

        print("restarted database: first success %.2f s after it, longest answer %.1f s", healed, longest(load.requests()));
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(healed).isLessThanOrEqualTo(HEALED.toSeconds());
        assertNothingIsLostOrTwice(load);
    }

    @Test
    void commitWhoseAnswerIsLostIsToldAsUnknown() {
        OpenLoad load = OpenLoad.of(api, A_SECOND);
        pass(STEADY);
        int before = network.cuts();
        network.set(Fault.CUT_AT_COMMIT);
        Deadline.await(CUTS + " cuts", AMPLE, () -> network.cuts() - before >= CUTS);
        network.set(Fault.NONE);
        pass(STEADY);
        load.close();

        List<Request> writes = load.requests().stream().filter(request -> request.number() != null && !request.isDone()).toList();
        Map<String, Integer> rows = rows();
        print("%d commits cut: %d writes refused, %d of them are kept", network.cuts() - before, writes.size(),
                writes.stream().filter(request -> rows.containsKey(request.number())).count());
        assertThat(load.requests()).allMatch(request -> request.isDone() || request.isRefused());
        assertThat(writes.stream().filter(request -> rows.containsKey(request.number())))
                .as("told as possibly kept").allMatch(request -> request.answer().code().equals("DATABASE_LOST"));
        assertNothingIsLostOrTwice(load);
    }

    @Test
    void slowNetworkIsSlowAndNothingElse() {
        network.delay(Duration.ofMillis(50));
        OpenLoad load = OpenLoad.of(api, A_SECOND / 4);
        pass(OUTAGE);
        load.close();

        print("50 ms each way: median %d ms, longest %.1f s", load.requests().stream().map(request -> request.took().toMillis()).sorted()
                .skip(load.requests().size() / 2).findFirst().orElseThrow(), longest(load.requests()));
        assertThat(load.requests()).isNotEmpty().allMatch(Request::isDone);
        assertNothingIsLostOrTwice(load);
    }

    /** What was acknowledged is there once, and so is its entry in the trail; what was refused is there once or not at all. */
    private static void assertNothingIsLostOrTwice(OpenLoad load) {
        Map<String, Integer> rows = rows();
        List<Request> writes = load.requests().stream().filter(request -> request.number() != null).toList();

        assertThat(writes).allMatch(write -> rows.getOrDefault(write.number(), write.isDone() ? 0 : 1) == 1);
    }

    /** How many entries the trail has of each invoice that there is; -1 for two invoices of one number. */
    private static Map<String, Integer> rows() {
        Map<String, Integer> rows = new HashMap<>();
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT number, (SELECT count(*) FROM audit_trail.audit_entry
                                        WHERE entity_type = 'Invoice' AND entity_id = invoice.id::text) FROM invoice""")) {
            while (found.next()) {
                rows.merge(found.getString(1), found.getInt(2), (one, other) -> -1);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNothingIsStuck() {
        Deadline.await("the end of all sessions", PATIENCE, () -> {
            Answer state = api.get("/api/v1/database");
            return state.json().getJsonObject("sessions").getInt("active") == 0;
        });
    }

    private static double firstSuccess(OpenLoad load, long since) {
        return load.requests().stream().filter(request -> request.begun() >= since && request.isDone())
                .mapToDouble(request -> seconds(request.begun() - since + request.took().toNanos())).min().orElseThrow();
    }

    private static double longest(List<Request> requests) {
        return requests.stream().mapToDouble(request -> seconds(request.took().toNanos())).max().orElse(0);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Deadline.await("time to pass", time.multipliedBy(2).plusSeconds(1), () -> System.nanoTime() - end >= 0);
    }

    private static void print(String line, Object... figures) {
        System.out.println("DRILL " + String.format(Locale.ROOT, line, figures));
    }
}
