package org.backendfoundation.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Ports;

/** A node with the sample application and no rate limits, which a drill loads and kills. */
public final class SampleNode implements AutoCloseable {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String READY = "/api/v1/health/ready";

    private final ApplicationServer server;
    private final Api api;

    private SampleNode(ApplicationServer server, String key) {
        this.server = server;
        this.api = new Api(server.address("/"), key);
    }

    /** @param name of the log, too */
    public static SampleNode start(String name, String databaseUrl, Map<String, String> variables) {
        String key = ApiKey.generate().text();
        Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL", databaseUrl, "SECURITY_BOOTSTRAP_KEY", key,
                "SECURITY_RATE_LIMIT", "0", "SECURITY_RATE_LIMIT_ADDRESS", "0"));
        environment.putAll(variables);
        SampleNode node = new SampleNode(
                ApplicationServer.with(SampleWar.pack(), Ports.free(), environment, Path.of("target", "test-servers", name + ".log")), key);
        try {
            node.start();
            return node;
        } catch (RuntimeException failed) {
            node.close();
            throw failed;
        }
    }

    public Api api() {
        return api;
    }

    public ApplicationServer server() {
        return server;
    }

    public int readiness() {
        return api.get(READY).status();
    }

    /** Starts it, and waits until it is ready. */
    public void start() {
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
    }

    /** As {@code kill -9} ends it. */
    public void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
    }
}
