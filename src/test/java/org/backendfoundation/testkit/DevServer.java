package org.backendfoundation.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.tool.PoolEnvironment;

/**
 * Runs {@code mvn -Pdev}: a database, a server and the application, and stops all of them. It checks the settings before anything starts,
 * clears what a killed run left, starts PostgreSQL and Payara Micro in parallel, and waits for the server's end. Ctrl-C, SIGTERM and the
 * death of Maven stop both.
 */
public final class DevServer {

    private static final Path DATA = DevSettings.DIRECTORY.resolve("postgresql");
    private static final Path LOG = DevSettings.DIRECTORY.resolve("server.log");
    private static final Path WAR = Path.of("target", "foundation").toAbsolutePath();
    private static final String READY = "/api/v1/health/ready";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stopwatch stopwatch = Stopwatch.start();
    private final Leftovers leftovers = new Leftovers(DevSettings.DIRECTORY, DATA);
    private final DevSettings settings;
    private EmbeddedDatabase database;
    private ApplicationServer server;
    private volatile boolean isClosing;

    private DevServer(DevSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        try {
            new DevServer(DevSettings.read()).run();
        } catch (InvalidConfigurationException e) {
            fail(2, e.getMessage());
        } catch (Refusal e) {
            fail(2, e.getMessage());
        } catch (RuntimeException e) {
            fail(1, e.getMessage());
        }
    }

    private static void fail(int status, String message) {
        System.err.println(message.strip());
        System.exit(status);
    }

    private void run() {
        int databasePort = Ports.free();
        Map<String, String> environment = settings.environment(embeddedUrl(databasePort));
        settings.check(environment);
        Directories.create(DevSettings.DIRECTORY);
        leftovers.clear(DevServer::say);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(1)));
        settings.checkPort();
        start(databasePort, environment);
        awaitEnd();
    }

    private static String embeddedUrl(int port) {
        return "postgresql://%s:%s@127.0.0.1:%s/%s".formatted(EmbeddedDatabase.NAME, EmbeddedDatabase.PASSWORD, port,
                EmbeddedDatabase.NAME);
    }

    private void start(int databasePort, Map<String, String> environment) {
        CompletableFuture<Instant> databaseReady = CompletableFuture.supplyAsync(() -> startDatabase(databasePort));
        Instant serverStarted = startServer(environment);
        Instant databaseTime = join(databaseReady);
        say("Payara Micro starts and deploys; the database %s.".formatted(settings.isEmbedded() ? "is up" : "is yours"));
        Obstacles obstacles = new Obstacles(server.address(READY), environment.get("SECURITY_BOOTSTRAP_KEY"));
        server.awaitStatus(READY, 200, PATIENCE, () -> obstacles.lasting().forEach(obstacle -> say("Not ready: " + obstacle)));
        banner(environment, stopwatch.split(databaseTime, serverStarted, server.log().text()));
    }

    private Instant startDatabase(int port) {
        if (!settings.isEmbedded()) {
            return Instant.now();
        }
        if (settings.isFresh()) {
            Directories.delete(DATA);
        }
        say(Files.exists(DATA) ? "PostgreSQL starts on the data of the last run." : "PostgreSQL starts on an empty database.");
        EmbeddedDatabase started = EmbeddedDatabase.in(DATA, port);
        synchronized (this) {
            database = started;
        }
        return Instant.now();
    }

    private Instant startServer(Map<String, String> environment) {
        synchronized (this) {
            server = ApplicationServer.with(WAR, settings.port(), environment, LOG);
        }
        if (!server.isPrepared()) {
            say("Payara Micro is unpacked and warmed up; only the first run does that.");
        }
        server.prepare();
        synchronized (this) {
            if (!isClosing) {
                server.start();
                leftovers.remember(server.process());
            }
        }
        return Instant.now();
    }

    private static Instant join(CompletableFuture<Instant> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void awaitEnd() {
        server.process().onExit().join();
        if (!isClosing) {
            throw new IllegalStateException("The server ended:\n" + server.log().reason());
        }
    }

    private void banner(Map<String, String> environment, String times) {
        String key = settings.isKeyGiven() ? "the one in SECURITY_BOOTSTRAP_KEY" : environment.get("SECURITY_BOOTSTRAP_KEY");
        say("""

                Backend Foundation is ready.
                  console        %s
                  API            %s
                  OpenAPI        %s
                  health         %s
                  database       %s
                  server log     %s
                  administrator  Authorization: Bearer %s
                                 until an administrator has a key of its own
                  took           %s
                Ctrl-C stops everything.%s
                """.formatted(ConsoleAddress.of(server.address("/"), environment.get("SECURITY_BOOTSTRAP_KEY")), server.address("/api/v1"),
                server.address("/openapi"), server.address("/api/v1/health/ready"), address(environment), LOG, key, times,
                settings.isEmbedded() ? " The data stays; -Dfresh starts anew." : ""));
    }

    /** The driver's URL without credentials. */
    private static String address(Map<String, String> environment) {
        Map<String, String> pool = PoolEnvironment.of(environment);
        return "%s as %s".formatted(pool.get(PoolEnvironment.URL).replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", ""),
                pool.get(PoolEnvironment.USER));
    }

    private synchronized void close() {
        isClosing = true;
        if (server != null) {
            server.stop();
            server.close();
        }
        if (database != null) {
            database.close();
        }
        Postmaster.in(DATA).ifPresent(postmaster -> postmaster.stop(Duration.ofSeconds(10)));
        leftovers.forget();
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** Nothing was started; the message says what to do. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }
}
