package org.backendfoundation.database;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerAdministration;

/** A server with the application and a database, seen from its administration and from the API. */
final class ManagedServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String READY = "/api/v1/health/ready";

    private final EmbeddedDatabase database;
    private final ApplicationServer server;

    private ManagedServer(Path directory) {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(Deployments.WAR, Ports.free(), Map.of("DATABASE_URL", database.url()),
                Path.of("target", "test-servers", "pool-management.log"));
    }

    static ManagedServer start(Path directory) {
        ManagedServer started = new ManagedServer(directory);
        started.server.start();
        started.server.awaitStatus(READY, 200, PATIENCE);
        return started;
    }

    ServerAdministration administration() {
        return server.administration();
    }

    Api api() {
        return new Api(server.address("/"), SharedApi.KEY);
    }

    JsonObject pool() {
        return api().get("/api/v1/database").json().getJsonObject("pool");
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
