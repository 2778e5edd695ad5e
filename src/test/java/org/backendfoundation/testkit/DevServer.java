package org.backendfoundation.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.testkit.reload.ProjectRevisions;
import org.backendfoundation.testkit.reload.Reloader;
import org.backendfoundation.testkit.reload.WarDirectory;
import org.postgresql.ds.PGSimpleDataSource;

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
    private ProjectRevisions revisions;
    private Obstacles since;
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
        int databasePort = settings.databasePort(DevServer::say);
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
        since = obstaclesOf(environment);
        Instant databaseTime = join(databaseReady);
        say("Payara Micro starts and deploys, which takes some 20 seconds; the database %s."
                .formatted(settings.isEmbedded() ? "is up" : "is yours"));
        server.awaitStatus(READY, 200, PATIENCE, () -> since.lasting().forEach(obstacle -> say("Not ready: " + obstacle)));
        String times = stopwatch.split(databaseTime, serverStarted, server.log().text());
        Optional<String> key = new DevCaller(new Api(server.address("/api/v1/"), environment.get("SECURITY_BOOTSTRAP_KEY"))).key();
        if (isDatabaseNew) {
            key.ifPresent(
                    developer -> new Seed(Seed.DIRECTORY).load(new Api(server.address("/api/v1/"), developer)).forEach(DevServer::say));
        }
        say(new DevBanner(name, server, settings, environment).text(key, times, LOG));
        new Reloader(war(), settings.debugPort(), renewal(environment), revisions, DevServer::say).start();
    }

    private Reloader.Renewal renewal(Map<String, String> environment) {
        return new Reloader.Renewal() {

            @Override
            public String renew(BooleanSupplier isOutdated) {
                since = obstaclesOf(environment);
                return DevServer.this.renew(isOutdated);
            }

            @Override
            public boolean isServed() {
                boolean isServed = Http.status(server.address(READY)) == 200;
                if (isServed) {
                    since = obstaclesOf(environment);
                }
                return isServed;
            }

            @Override
            public List<String> obstacles() {
                return since.lasting();
            }
        };
    }

    private Instant startDatabase(int port) {
        if (!settings.isEmbedded()) {
            revisions = revisions(null);
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
        revisions = revisions(started.owner());
        if (revisions.isDue()) {
            say(revisions.undo());
        }
        List<String> refusals = revisions.refusals();
        if (!refusals.isEmpty()) {
            throw new Refusal(String.join("\n", refusals));
        }
        revisions.keep();
        return Instant.now();
    }

    private ProjectRevisions revisions(PGSimpleDataSource own) {
        if (own != null) {
            own.setStringType("unspecified"); // as in the pools of the servers
        }
        return new ProjectRevisions(Path.of("src", "main", "resources"), DevSettings.DIRECTORY.resolve("revisions"), own,
                settings.isUndoing());
    }

    private Instant startServer(Map<String, String> environment) {
        synchronized (this) {
            server = ApplicationServer.with(war(), settings.port(), environment, LOG);
        }
        WarDirectory.prepare(war());
        if (!server.isPrepared()) {
            say("Payara Micro is unpacked and warmed up, which takes about a minute; only the first run of a project does that.");
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
        return DevSettings.DIRECTORY.resolve(name);
    }

    private Obstacles obstaclesOf(Map<String, String> environment) {
        return new Obstacles(server.address(READY), environment.get("SECURITY_BOOTSTRAP_KEY"), server.log());
    }

    /**
     * Serves what cannot be redefined; the database stays. Payara never lets go of the classes of a former deployment, and a failed one may
     * leave more behind, so a new server follows several deployments, or two that failed.
     */
    private String renew(BooleanSupplier isOutdated) {
        boolean isRedeployed = redeployments < MOST_REDEPLOYMENTS && failures < MOST_FAILURES && server.isRunning();
        failures++;
        undoRevisions();
        revisions.keep();
        if (isRedeployed) {
            redeployments++;
            server.redeploy(war());
        } else {
            redeployments = 0;
            restart();
        }
        server.awaitStatus(READY, 200, PATIENCE, () -> {
            if (isOutdated.getAsBoolean()) {
                failures--;
                throw new Reloader.Outdated();
            }
            since.lasting().stream().findFirst().ifPresent(obstacle -> {
                throw new IllegalStateException("Not ready: " + obstacle);
            });
        });
        failures = 0;
        return isRedeployed ? "another deployment" : "a new start";
    }

    private void undoRevisions() {
        if (!revisions.isDue()) {
            return;
        }
        if (server.isRunning()) {
            server.undeploy();
        }
        say(revisions.undo());
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
        say("Stopped.");
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
