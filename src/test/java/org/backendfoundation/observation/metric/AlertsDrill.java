package org.backendfoundation.observation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.persistence.AdvisoryLock;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Causes what each alert warns of, on live nodes, and waits until Prometheus fires it; and asks each question of the dashboard. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class AlertsDrill {

    private static final Duration AMPLE = Duration.ofMinutes(2);

    private static final String LOCK = "LOCK TABLE supplier IN ACCESS EXCLUSIVE MODE";

    @TempDir
    static Path directory;

    private static SampleServer sample;
    private static SampleServer dying;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() {
        sample = node("sample");
        dying = node("dying");
        prometheus = Prometheus.start(Directories.create(directory.resolve("prometheus")), List.of(sample.address(), dying.address()));
        Deadline.await("Prometheus", AMPLE, () -> prometheus.isReady());
        Deadline.await("both nodes", AMPLE, () -> prometheus.query("foundation_jobs{state=\"FAILED\"}").size() == 2);
    }

    private static SampleServer node(String name) {
        return SampleServer.start(Directories.create(directory.resolve(name)), Map.of("METRICS_NETWORKS", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        sample.close();
    }

    private static void awaitFiring(String alert) {
        Deadline.await(alert + " to fire", AMPLE, () -> prometheus.firing().contains(alert));
    }

    private static void awaitReady() {
        Deadline.await("the node to serve", AMPLE, () -> sample.administrator().get("health/ready").status() == 200);
    }

    /** A transaction that stays open. */
    private static Connection holding(String sql) throws SQLException {
        Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
        connection.setAutoCommit(false);
        execute(connection, sql);
        return connection;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void killedNode() {
        dying.close();

        awaitFiring("NodeDown");
    }

    @Test
    void stoppedDatabase() {
        sample.database().stop();
        try {
            awaitFiring("NodeNotReady");
            awaitFiring("DatabaseNotConnected");
            Deadline.await("RequestsFail to fire", AMPLE, () -> {
                sample.one().get("suppliers");
                return prometheus.firing().contains("RequestsFail");
            });
        } finally {
            sample.database().start();
            awaitReady();
        }
    }

    @Test
    void connectionThatComesAndGoes() {
        for (int i = 0; i < 5; i++) {
            sample.administrator().post("database/disconnect", "{\"reason\": \"drill\"}");
            sample.bootstrap().post("database/connect", "{\"reason\": \"drill\"}");
            awaitReady();
        }

        awaitFiring("DatabaseFlaps");
    }

    @Test
    void schemaThatIsHeld() {
        assertThat(sample.administrator().post("migrations/downgrade", "{\"to\": \"-1\", \"reason\": \"drill\", \"force\": true}").status())
                .isEqualTo(200);
        try {
            awaitFiring("SchemaNotCurrent");
        } finally {
            sample.administrator().post("migrations/upgrade", "{\"to\": \"head\", \"reason\": \"drill\"}");
            awaitReady();
        }
    }

    @Test
    void columnThatNoMigrationMade() throws SQLException {
        execute("ALTER TABLE supplier ADD COLUMN odd text");
        try {
            sample.administrator().get("migrations/drift");

            awaitFiring("SchemaDrifted");
        } finally {
            execute("ALTER TABLE supplier DROP COLUMN odd");
            sample.administrator().get("migrations/drift");
        }
    }

    @Test
    void lockThatSomebodyHolds() throws SQLException {
        try (Connection holder = holding("SELECT pg_advisory_xact_lock(" + AdvisoryLock.MIGRATION.key() + ")")) {
            awaitFiring("MigrationLockHeld");
            holder.rollback();
        }
    }

    @Test
    void sealerThatCannotSeal() throws SQLException {
        try (Connection holder = holding("SELECT pg_advisory_xact_lock(" + AdvisoryLock.AUDIT_SEALER.key() + ")")) {
            sample.one().post("suppliers", "{\"name\": \"Unsealed\"}");

            awaitFiring("AuditSealsLate");
            holder.rollback();
        }
    }

    @Test
    void moreRequestsThanConnections() throws SQLException {
        List<CompletableFuture<Api.Answer>> answers = new ArrayList<>();
        try (Connection holder = holding(LOCK)) {
            Deadline.await("SessionsWait to fire", AMPLE, () -> {
                IntStream.range(0, 10).forEach(i -> answers.add(sample.one().getLater("suppliers")));
                return prometheus.firing().contains("SessionsWait");
            });
            holder.rollback();
        }
        answers.forEach(CompletableFuture::join);
    }

    /** The requests last until the pool ends their statements. */
    @Test
    void statementsThatWaitForALock() throws SQLException {
        try (Connection holder = holding(LOCK)) {
            IntStream.range(0, 5).mapToObj(i -> sample.one().getLater("suppliers")).toList().forEach(CompletableFuture::join);
            holder.rollback();
        }

        awaitFiring("RequestsSlow");
    }

    @Test
    void wrongKeys() {
        Api guesser = sample.one().as("fk_" + "z".repeat(30));

        Deadline.await("CredentialsGuessed to fire", AMPLE, () -> {
            guesser.get("suppliers");
            return prometheus.firing().contains("CredentialsGuessed");
        });
    }

    @Test
    void taskWhoseTableIsGone() throws SQLException {
        sample.one().post("invoices", "{\"number\": \"D-1\", \"customer\": \"Acme\", \"total\": 5, \"due_on\": \"2020-01-31\"}");
        execute("ALTER TABLE reminder RENAME TO reminder_away");
        try {
            for (int failures = 1; failures <= 3; failures++) {
                int wanted = failures;
                sample.administrator().post("tasks/remind-overdue/run", "");
                Deadline.await("failure " + failures, AMPLE,
                        () -> sample.administrator().get("tasks").body().contains("\"failures\":" + wanted));
            }

            awaitFiring("TaskFails");
        } finally {
            execute("ALTER TABLE reminder_away RENAME TO reminder");
        }
    }

    @Test
    void jobThatFails() {
        sample.one().post("job-probe/probe-needs/D-2", "");

        awaitFiring("JobsFail");
    }

    @TestFactory
    Stream<DynamicTest> dashboardFindsASeries() {
        sample.one().get("suppliers");
        JsonObject dashboard = Json.createReader(new StringReader(AlertFiles.text(AlertFiles.DASHBOARD))).readObject();

        return dashboard.getJsonArray("panels").getValuesAs(JsonObject.class).stream()
                .flatMap(panel -> panel.getJsonArray("targets").getValuesAs(JsonObject.class).stream())
                .map(target -> target.getString("expr").replace("$instance", ".*").replace("$__rate_interval", "1m"))
                .map(expression -> DynamicTest.dynamicTest(expression,
                        () -> Deadline.await("a series", AMPLE, () -> !prometheus.query(expression).isEmpty())));
    }
}
