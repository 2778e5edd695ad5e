package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes, started at once on an empty database, again and again. */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class FirstStartsDrill {

    private static final int DATABASES = Integer.getInteger("test.databases", 20);
    private static final int NODES = Integer.getInteger("test.nodes", 4);
    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final String KEY = ApiKey.generate().text();
    private static final String UNUSUAL = """
            SELECT count(*) FROM (SELECT FROM migration_run GROUP BY revision HAVING count(*) <> 1 OR min(state) <> 'APPLIED') run""";

    @TempDir
    Path directory;

    @Test
    void eachNodeServesAndEachRevisionRanOnce() {
        List<Double> seconds = new ArrayList<>();
        long revisions = 0;
        try (EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free())) {
            for (int i = 0; i < DATABASES; i++) {
                String name = "first_" + i;
                number(database, EmbeddedDatabase.NAME, "CREATE DATABASE %s OWNER %s".formatted(name, EmbeddedDatabase.NAME));
                seconds.add(start(database.url().replaceFirst(EmbeddedDatabase.NAME + "$", name)));

                assertThat(number(database, name, UNUSUAL)).as("revisions of %s that did not run once", name).isZero();
                revisions = number(database, name, "SELECT count(*) FROM migration_run");
                assertThat(revisions).isEqualTo(number(database, name, "SELECT count(*) FROM databasechangelog")).isPositive();
            }
        }
        Figures.print(
                "first starts: %d databases, %d nodes at once on each: all served after %.0f to %.0f s; each of %d revisions ran once",
                DATABASES, NODES, seconds.stream().mapToDouble(each -> each).min().orElseThrow(),
                seconds.stream().mapToDouble(each -> each).max().orElseThrow(), revisions);
    }

    /** The time until the last one serves, and has written. */
    private static double start(String url) {
        List<ApplicationServer> nodes = IntStream.range(0, NODES).mapToObj(i -> node(url, i)).toList();
        try {
            long begun = System.nanoTime();
            nodes.forEach(ApplicationServer::start);
            nodes.forEach(node -> node.awaitStatus("/api/v1/health/ready", 200, AMPLE));
            double seconds = Figures.seconds(System.nanoTime() - begun);
            nodes.forEach(FirstStartsDrill::assertServes);
            return seconds;
        } finally {
            nodes.forEach(ApplicationServer::close);
        }
    }

    private static ApplicationServer node(String url, int number) {
        return ApplicationServer.with(Deployments.WAR, Ports.free(),
                Map.of("DATABASE_URL", url, "DATABASE_INSTANCES", String.valueOf(NODES), "NODE_NAME", "node-" + number,
                        "SECURITY_BOOTSTRAP_KEY", KEY),
                Path.of("target", "test-servers", "first-start-" + number + ".log"));
    }

    private static void assertServes(ApplicationServer node) {
        Api.Answer answer = new Api(node.address("/api/v1/"), KEY).post("actors",
                "{\"name\": \"%s\", \"kind\": \"SERVICE\", \"roles\": [\"client\"]}".formatted(node.address("/").getPort()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** The answer of a query; 0 of another statement. */
    private static long number(EmbeddedDatabase database, String name, String sql) {
        try (Connection connection = database.superuser(name).getConnection(); Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
