package org.backendfoundation.actor;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;

/** A database and nodes on it, for one test of actors and their keys. Every statement is in PostgreSQL's log. */
public final class ActorNodes implements AutoCloseable {

    /** What is promised within a second, on a busy machine. */
    public static final Duration SOON = Duration.ofSeconds(5);
    public static final Duration AMPLE = Duration.ofMinutes(3);
    public static final String ACTORS = "actors";

    private final String bootstrapKey = ApiKey.generate().text();
    private final Path log;
    private final EmbeddedDatabase database;
    private final List<ApplicationServer> nodes = new ArrayList<>();

    /** A key as it was issued. */
    public record Key(String id, String text) {
    }

    private ActorNodes(Path directory) {
        log = directory.resolve("postgresql.log");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        superuser("ALTER DATABASE foundation SET log_statement = 'all'");
    }

    public static ActorNodes start(Path directory, String name, int count, Map<String, String> variables) {
        return start(Deployments.WAR, directory, name, count, variables);
    }

    public static ActorNodes start(Path war, Path directory, String name, int count, Map<String, String> variables) {
        ActorNodes started = new ActorNodes(directory);
        try {
            for (int i = 1; i <= count; i++) {
                started.startNode(war, name + "-" + i, variables);
            }
            return started;
        } catch (RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    private void startNode(Path war, String name, Map<String, String> variables) {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", bootstrapKey));
        ApplicationServer node = ApplicationServer.with(war, port, environment,
                Path.of("target", "test-servers", name + "-" + port + ".log"));
        nodes.add(node);
        node.start();
        node.awaitStatus("/api/v1/health/ready", 200, AMPLE);
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public ApplicationServer node(int number) {
        return nodes.get(number);
    }

    public Api bootstrap() {
        return bootstrapOn(0);
    }

    public String bootstrapKey() {
        return bootstrapKey;
    }

    public Api bootstrapOn(int node) {
        return as(bootstrapKey, node);
    }

    /** On the first node. */
    public Api as(String key) {
        return as(key, 0);
    }

    public Api as(String key, int node) {
        URI base = nodes.get(node).address("/api/v1/");
        return new Api(base, key);
    }

    /** An actor with a key of its own. */
    public Key newcomer(Api administrator, String name, String roles) {
        return key(administrator, actor(administrator, name, roles));
    }

    public static String actor(Api administrator, String name, String roles) {
        return created(administrator.post(ACTORS, "{\"name\":\"%s\",\"kind\":\"SERVICE\",\"roles\":[%s]}".formatted(name, roles)))
                .getString("id");
    }

    public static Key key(Api administrator, String actor) {
        JsonObject issued = created(administrator.post(keys(actor), "{\"name\":\"test\"}"));
        return new Key(issued.getString("id"), issued.getString("key"));
    }

    public static String keys(String actor) {
        return ACTORS + "/" + actor + "/keys";
    }

    private static JsonObject created(Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    public int me(Key key) {
        return as(key.text()).get("me").status();
    }

    /** How many statements the log has of those that read keys to find out who calls. */
    public long readings() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("api_key.hash = ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String query(String sql) {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the application's role. */
    public void execute(String sql) {
        execute(database.owner(), sql);
    }

    private void superuser(String sql) {
        execute(database.superuser(EmbeddedDatabase.NAME), sql);
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ApplicationServer::close);
        database.close();
    }
}
