package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pool is an ordinary resource of WildFly, for its console and for its command line. */
@Tag("wildfly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WildFlyPoolManagementIT {

    private static final Duration AMPLE = Duration.ofMinutes(2);
    private static final int CALLERS = 4;
    private static final Pattern COMMAND = Pattern.compile("\\$WILDFLY_HOME/bin/jboss-cli\\.sh [^']+'[^']+'");
    private static final String POOL = "/management/subsystem/datasources/data-source/foundation";

    private ManagedServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ManagedServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void consoleIsServedOnTheManagementPortAlone() {
        assertThat(server.administration().statusForStrangers("/console/index.html")).isEqualTo(200);
        assertThat(server.administration().statusForStrangers("/management")).isEqualTo(401);
        assertThat(server.api().get("/console").status()).isEqualTo(404);
    }

    @Test
    void poolIsSeenWithReferencesInsteadOfSecrets() {
        JsonObject seen = server.administration().get(POOL);

        assertThat(seen.getString("jndi-name")).isEqualTo("java:/jdbc/foundation");
        assertThat(seen.get("user-name")).hasToString("{\"EXPRESSION_VALUE\":\"${env.FOUNDATION_POOL_USER}\"}");
        assertThat(seen.isNull("password")).as("the pool has no password").isTrue();
    }

    @Test
    void poolIsPingedAndFlushed() {
        assertThat(operation("test-connection-in-pool", "").getString("outcome")).isEqualTo("success");
        assertThat(operation("flush-idle-connection-in-pool", "").getString("outcome")).isEqualTo("success");
        assertThat(server.api().get("/api/v1/actors").status()).isEqualTo(200);
        assertThat(server.api().post("/api/v1/database/pool/flush", "{\"reason\": \"test\"}").status()).isEqualTo(200);
    }

    /** WildFly's own number does fall, right after a flush. */
    @Test
    void idleConnectionsNeverFallBelowZero() {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        IntStream.range(0, CALLERS).forEach(caller -> callers.execute(() -> callWhileRunning(callers)));

        List<Integer> idle = Stream.generate(this::idleAfterAFlush).limit(50).toList();

        callers.shutdown();
        Deadline.await("the callers' end", AMPLE, callers::isTerminated);
        assertThat(idle).allMatch(number -> number >= 0);
    }

    private void callWhileRunning(ExecutorService callers) {
        while (!callers.isShutdown()) {
            server.api().get("/api/v1/actors");
        }
    }

    private int idleAfterAFlush() {
        return server.api().post("/api/v1/database/pool/flush", "{\"reason\": \"test\"}").json().getJsonObject("pool").getInt("idle");
    }

    @Test
    void writtenSizeIsThePoolsAndShownOnceTheServerIsReloaded() {
        assertThat(operation("write-attribute", ",\"name\":\"max-pool-size\",\"value\":12").getJsonObject("response-headers")
                .getString("process-state"))
                .isEqualTo("reload-required");
        awaitConnections(10);
        assertThat(server.pool().getInt("max")).isEqualTo(10);

        server.administration().post("/management", "{\"operation\": \"reload\", \"address\": []}");

        awaitSizes(2, 12);
        awaitConnections(12);
    }

    /** What is used, by the node's own work at any moment, and what may be opened. */
    private void awaitConnections(int number) {
        Deadline.await("%s connections that are used or may be opened".formatted(number), AMPLE,
                () -> connections() == number);
    }

    private int connections() {
        JsonObject pool = statistics();
        return pool.getInt("AvailableCount") + pool.getInt("InUseCount");
    }

    @Test
    void refusedPatchGivesTheCommandsThatResizeAndReset() {
        Api.Answer refusal = server.api().patch("/api/v1/database/pool", "{\"min\": 1, \"max\": 5, \"reason\": \"test\"}");

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("POOL_CHANGE_REFUSED");
        List<String> commands = COMMAND.matcher(refusal.json().getString("detail")).results().map(MatchResult::group).toList();
        assertThat(commands).hasSize(2);
        paste(commands.get(0));
        awaitSizes(1, 5);
        paste(commands.get(1));
        awaitSizes(2, 10);
        assertThat(server.administration().get(POOL).get("max-pool-size"))
                .hasToString("{\"EXPRESSION_VALUE\":\"${env.DATABASE_POOL_MAX:10}\"}");
    }

    /** Into a shell. */
    private void paste(String command) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "test-servers", "jboss-cli.log").toFile()));
        shell.environment().put("WILDFLY_HOME", Path.of("target", "server-parts", "wildfly").toAbsolutePath().toString());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = shell.start();
            Deadline.await(command, AMPLE, () -> !process.isAlive());
            assertThat(process.exitValue()).as(command).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitSizes(int min, int max) {
        Deadline.await("a pool of %s to %s".formatted(min, max), AMPLE, () -> isReadyWith(min, max));
    }

    /** The server may stop listening at any moment, to reload. */
    private boolean isReadyWith(int min, int max) {
        try {
            return server.api().get("/api/v1/health/ready").status() == 200 && server.pool().getInt("min") == min
                    && server.pool().getInt("max") == max;
        } catch (IllegalStateException reloading) {
            return false;
        }
    }

    private JsonObject statistics() {
        return server.administration().get(POOL + "/statistics/pool?include-runtime=true");
    }

    private JsonObject operation(String name, String parameters) {
        return server.administration().post("/management", "{\"operation\":\"" + name
                + "\",\"address\":[{\"subsystem\":\"datasources\"},{\"data-source\":\"foundation\"}]" + parameters + "}");
    }
}
