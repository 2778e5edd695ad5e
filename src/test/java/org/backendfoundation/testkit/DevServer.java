package org.backendfoundation.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.testkit.reload.Reloader;
import org.backendfoundation.tool.PoolEnvironment;

/**
 * Runs {@code mvn -Pdev}: a database, a server and the application, and stops all of them. It checks the settings before anything starts,
 * clears what a killed run left, starts PostgreSQL and Payara Micro in parallel, and waits for the server's end. Ctrl-C, SIGTERM and the
 * death of Maven stop both.
 */
public final class DevServer {

    private static final Path DATA = DevSettings.DIRECTORY.resolve("postgresql");
    private static final Path LOG = DevSettings.DIRECTORY.resolve("server.log");
    private static final String READY = "/api/v1/health/ready";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Each keeps some 16 MiB. */
    private static final int MOST_REDEPLOYMENTS = 9;
    private static final int MOST_FAILURES = 2;

    private final Stopwatch stopwatch = Stopwatch.start();
    private final Leftovers leftovers = new Leftovers(DevSettings.DIRECTORY, DATA);
    private final DevSettings settings;
    private final String name;
    private boolean isDatabaseNew;
    private EmbeddedDatabase database;
    private ApplicationServer server;
    private volatile boolean isClosing;
    private volatile boolean isRestarted;
    private int redeployments;
    private int failures;

    private DevServer(DevSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /** Takes the name of the application as argument. */
    public static void main(String[] arguments) {
        try {
            new DevServer(DevSettings.read(), arguments[0]).run();
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
        int databasePort = settings.databasePort();
        Map<String, String> environment = settings.environment(embeddedUrl(databasePort));
        settings.check(environment);
        Directories.create(DevSettings.DIRECTORY);
        leftovers.clear(DevServer::say);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(1)));
        settings.checkPorts();
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
        Obstacles obstacles = obstacles(environment);
        server.awaitStatus(READY, 200, PATIENCE, () -> obstacles.lasting().forEach(obstacle -> say("Not ready: " + obstacle)));
        String times = stopwatch.split(databaseTime, serverStarted, server.log().text());
        Optional<String> key = new DevCaller(new Api(server.address("/api/v1/"), environment.get("SECURITY_BOOTSTRAP_KEY"))).key();
        if (isDatabaseNew) {
            key.ifPresent(
                    developer -> new Seed(Seed.DIRECTORY).load(new Api(server.address("/api/v1/"), developer)).forEach(DevServer::say));
        }
        banner(environment, key, times);
        new Reloader(war(), settings.debugPort(), () -> renew(obstacles(environment)), DevServer::say).start();
    }

    private Instant startDatabase(int port) {
        if (!settings.isEmbedded()) {
            return Instant.now();
        }
        if (settings.isFresh()) {
            Directories.delete(DATA);
        }
        isDatabaseNew = !Files.exists(DATA);
        say(isDatabaseNew ? "PostgreSQL starts on an empty database." : "PostgreSQL starts on the data of the last run.");
        EmbeddedDatabase started = EmbeddedDatabase.in(DATA, port);
        synchronized (this) {
            database = started;
        }
        return Instant.now();
    }

    private Instant startServer(Map<String, String> environment) {
        synchronized (this) {
            server = ApplicationServer.with(war(), settings.port(), environment, LOG);
        }
        Reloader.prepare(war());
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

    /** What Maven laid out; the server serves it from there. */
    private Path war() {
        return Path.of("target", name).toAbsolutePath();
    }

    private Obstacles obstacles(Map<String, String> environment) {
        return new Obstacles(server.address(READY), environment.get("SECURITY_BOOTSTRAP_KEY"));
    }

    /**
     * Serves what cannot be redefined; the database stays. Payara never lets go of the classes of a former deployment, and a failed one may
     * leave more behind, so a new server follows several deployments, or two that failed.
     */
    private String renew(Obstacles obstacles) {
        boolean isRedeployed = redeployments < MOST_REDEPLOYMENTS && failures < MOST_FAILURES && server.isRunning();
        failures++;
        if (isRedeployed) {
            redeployments++;
            server.redeploy(war());
        } else {
            redeployments = 0;
            restart();
        }
        server.awaitStatus(READY, 200, PATIENCE, () -> obstacles.lasting().stream().findFirst().ifPresent(obstacle -> {
            throw new IllegalStateException("Not ready: " + obstacle);
        }));
        failures = 0;
        return isRedeployed ? "another deployment" : "a new start";
    }

    private synchronized void restart() {
        if (isClosing) {
            return;
        }
        isRestarted = true;
        server.kill();
        server.log().clear();
        server.start();
        leftovers.remember(server.process());
    }

    /** Once a saved file led to another start, a server that ends is started again by the next one, and only the developer ends this. */
    private void awaitEnd() {
        server.process().onExit().join();
        if (!isClosing && !isRestarted) {
            throw new IllegalStateException("The server ended:\n" + server.log().reason());
        }
        new CompletableFuture<Void>().join();
    }

    private void banner(Map<String, String> environment, Optional<String> developer, String times) {
        String key = settings.isKeyGiven() ? "the one in SECURITY_BOOTSTRAP_KEY" : environment.get("SECURITY_BOOTSTRAP_KEY");
        say("""

                %s is ready.
                  console        %s
                  API            %s
                  OpenAPI        %s
                  health         %s
                  database       %s
                  server log     %s%s
                  administrator  Authorization: Bearer %s
                                 until an administrator has a key of its own
                  developer      %s
                  took           %s
                Ctrl-C stops everything.%s
                """.formatted(name, ConsoleAddress.of(server.address("/"), environment.get("SECURITY_BOOTSTRAP_KEY")),
                server.address("/api/v1"), server.address("/openapi"), server.address("/api/v1/health/ready"), address(environment), LOG,
                settings.isDebugged() ? "%n  debugger       127.0.0.1:%s".formatted(settings.debugPort()) : "", key,
                developer.map(text -> "Authorization: Bearer " + text + " (roles client, operator, auditor)")
                        .orElse("no key: an administrator of this database issues them"),
                times, settings.isEmbedded() ? " The data stays; -Dfresh starts anew." : ""));
    }

    /** For psql or an IDE; of somebody else's database without its password. */
    private String address(Map<String, String> environment) {
        return settings.isEmbedded() ? environment.get("DATABASE_URL") : withoutCredentials(environment);
    }

    /** The driver's URL without credentials. */
    private static String withoutCredentials(Map<String, String> environment) {
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
