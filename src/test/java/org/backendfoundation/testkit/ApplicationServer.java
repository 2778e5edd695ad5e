package org.backendfoundation.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.testkit.reload.Redeployment;
import org.backendfoundation.tool.PoolEnvironment;

/**
 * The {@link TestedServer} of this run in a process of its own, with the WAR at the root unless told otherwise, configured as {@code server-config} does it.
 * <pre>{@code
 * try (ApplicationServer server = ApplicationServer.with(war, port, Map.of("DATABASE_URL", database.url()), logFile)) {
 *     server.start();
 *     server.awaitStatus("/api/v1/health/ready", 200, Duration.ofSeconds(60));
 *     server.kill();
 *     server.start();
 * }
 * }</pre>
 * The environment is the caller's own with the given variables laid over it.
 */
public final class ApplicationServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final int port;
    private final Map<String, String> environment;
    private final ServerLog log;
    private final ServerHome home;
    private String contextRoot = "";
    private Process process;

    private ApplicationServer(Path war, int port, Map<String, String> variables, Path log) {
        this.port = port;
        this.environment = environment(variables);
        this.log = new ServerLog(log);
        this.home = TestedServer.current().home(war.toAbsolutePath(), environment.containsKey(PoolEnvironment.OWNER_USER));
    }

    public static ApplicationServer with(Path war, int port, Map<String, String> variables, Path log) {
        Directories.create(log.toAbsolutePath().getParent());
        Directories.delete(log); // an earlier run must not explain this failure
        return new ApplicationServer(war, port, variables, log);
    }

    private static Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        environment.putIfAbsent("DATABASE_POOL_MIN", "2");
        environment.putIfAbsent("DATABASE_POOL_MAX", "10");
        environment.putAll(PoolEnvironment.of(environment));
        return environment;
    }

    /** Deploys the WAR at another path, as an argument for {@code start} does on Payara Micro. */
    public ApplicationServer under(String path) {
        contextRoot = path;
        return this;
    }

    boolean isPrepared() {
        return home.isPrepared();
    }

    /** Prepares the server once for all runs until {@code mvn clean}, so that it starts quickly. A start prepares it if nobody has. */
    public void prepare() {
        home.prepare();
    }

    public void start() {
        ProcessBuilder builder = home.start(port, environment).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        if (!contextRoot.isEmpty()) {
            builder.command().addAll(List.of("--contextroot", contextRoot));
        }
        process = ServerProcess.start(builder);
    }

    /**
     * Deploys the WAR anew within the server as it runs, which only Payara Micro can.
     *
     * @throws IllegalStateException with the reason in the log
     */
    void redeploy(Path war) {
        log.clear();
        if (!Redeployment.run(process, war)) {
            throw failure();
        }
    }

    /** Ends the application; the server goes on, and answers 404. */
    void undeploy() {
        Redeployment.undeploy(process);
    }

    public URI address(String path) {
        return URI.create("http://localhost:%s%s%s".formatted(port, contextRoot, path));
    }

    /** @throws IllegalStateException with the reason in the log, as soon as it is clear that the answer will not come */
    public void awaitStatus(String path, int status, Duration atMost) {
        awaitStatus(path, status, atMost, () -> {});
    }

    /** @param meanwhile called after each check that found another status */
    void awaitStatus(String path, int status, Duration atMost, Runnable meanwhile) {
        if (!Deadline.within(atMost, () -> Http.status(address(path)) == status || failed(meanwhile))) {
            throw new IllegalStateException("Waited %s s in vain for status %s from %s, which answers %s; %s ends with\n%s".formatted(
                    atMost.toSeconds(), status, address(path), Http.status(address(path)), log.file(), log.end()));
        }
    }

    private boolean failed(Runnable meanwhile) {
        if (isRunning() && !log.saysThatDeploymentFailed()) {
            meanwhile.run();
            return false;
        }
        throw failure();
    }

    private IllegalStateException failure() {
        return new IllegalStateException((isRunning() ? "The deployment failed:\n" : "The server ended:\n") + log.reason());
    }

    /** The administrator's address; Payara Micro has none. */
    public ServerAdministration administration() {
        return home.administration();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public Process process() {
        return process;
    }

    public ServerLog log() {
        return log;
    }

    public void stop() {
        if (process != null) {
            ServerProcess.stop(process, GRACE);
        }
    }

    /** Kills the process, as {@code kill -9} does. */
    public void kill() {
        ServerProcess.kill(process);
    }

    public void restart() {
        stop();
        start();
    }

    /** Kills the process, because nobody waits for its orderly end; who does calls {@link #stop} before. */
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        home.close();
    }
}
