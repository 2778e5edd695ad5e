package org.backendfoundation.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mail session and a second data source, which a team's WAR asks for, in the Payara Micro of {@code mvn -Pdev} and of a team's tests; the
 * other servers are made by {@code configure} there, which {@link ConfigureIT} tests.
 */
@OnPayaraMicro(because = OnPayaraMicro.BUILD_OF_A_TEAM)
class OwnResourcesIT {

    private static final String SECRET = "Qz8-canary of=the:archive";

    @TempDir
    private Path directory;

    @Test
    void serverOfTheTestKitHasThem() throws SQLException {
        Path war = OperatedServer.warWithResources(directory.resolve("own.war"));
        try (EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free())) {
            Map<String, String> settings = new HashMap<>(OperatedServer.resources(database.port(), "secret", SECRET));
            settings.putAll(Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", SharedApi.KEY));
            administer(database, "CREATE DATABASE former", "CREATE ROLE archivist LOGIN PASSWORD '" + SECRET + "'");
            try (ApplicationServer kit = ApplicationServer.with(war, Ports.free(), settings, directory.resolve("server.log"))) {
                kit.start();
                kit.awaitStatus("/api/v1/health/ready", 200, OperatedServer.AMPLE);

                OperatedServer.assertArchive(new Api(kit.address("/"), SharedApi.KEY));
            }
        }
    }

    private static void administer(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
