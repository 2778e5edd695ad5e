package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of one server, driven by its scripts as an operator with two log-ins runs them, in a directory with a space in its name. It is
 * interrupted while it is configured, started, damaged, repaired and restored.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigureIT {

    /** The line in the log with which a server reports that it has started, and deployed all that it deploys. */
    private static final Pattern STARTED = Pattern
            .compile("Payara Micro \\S+ \\(build \\d+\\) ready in|Payara Notification Service bootstrapped|WFLYSRV0025");
    /** Contains text that servers take for an expression, and what separates one word from the next in their commands. */
    private static final String SECRET = "kept=apart:from'all \"$files\\, #{ü} pä€ß a${user.name}b$$${x:y}$";
    private static final String ADMINISTRATION = "of\\the=$administration:'";
    private static final String ARCHIVIST = "Qz8-canary of=the:archive";
    private static final String SENDER = "Xw3-canary";
    private static final Map<String,
            String> BY_SUPERUSER = Map.of("DATABASE_ADMIN_USER", "postgres", "DATABASE_ADMIN_PASSWORD", EmbeddedDatabase.PASSWORD);

    private Path home;
    private EmbeddedDatabase database;
    private ServerScripts scripts;
    private OperatedServer server;
    private Api api;

    @BeforeAll
    void prepare(@TempDir Path directory) throws SQLException, IOException {
        home = directory.resolve("a home");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        administer("CREATE DATABASE app", "CREATE DATABASE elsewhere", "CREATE DATABASE former",
                "CREATE ROLE archivist LOGIN PASSWORD '" + ARCHIVIST + "'");
        Path secret = Files.writeString(directory.resolve("secret"), SECRET);
        Map<String, String> settings = new HashMap<>(OperatedServer.resources(database.port(), SENDER, ARCHIVIST));
        settings.putAll(Map.of("FOUNDATION_WAR", OperatedServer.warWithResources(directory.resolve("own.war")).toString(), "DATABASE_URL",
                "postgresql://127.0.0.1:" + database.port() + "/app", "DATABASE_USER", "application", "DATABASE_PASSWORD_FILE",
                secret.toString(), "DATABASE_OWNER_USER", "the owner", "DATABASE_OWNER_PASSWORD", SECRET));
        scripts = new ServerScripts(home, settings);
        server = new OperatedServer(home, scripts);
        api = server.api();
    }

    @AfterAll
    void stop() {
        server.stop();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> lifeOfAServer() {
        return new Scenario()
                .step("interrupted configure leaves nothing that starts, and the next completes it", this::interruptConfigure)
                .step("configured server migrates by the owner", this::migrateByTheOwner)
                .step("server knows its headers, whatever language the operator gives the JVM", this::sendHeaders)
                .step("application finds its own resources by their names", this::findOwnResources)
                .step("secrets are in no file and in no command line", this::searchForSecrets)
                .step("administration's password is for the user alone", this::lookForAdministrationsPassword)
                .step("running server is neither configured anew nor undone", this::configureAndRestoreWhileItRuns)
                .step("start says what it misses", this::startWithMistakes)
                .step("start names the variables of own resources that have no value", this::startWithoutOwnValues)
                .step("taken port is named", this::startOnTakenPorts)
                .step("later start deploys once, and is not ready and then ready", this::startAgain)
                .step("pool that points elsewhere is named by readiness", this::pointThePoolElsewhere)
                .step("driver that is gone is named", this::removeTheDriver)
                .step("configure repairs all of that", this::repair)
                .step("restore leaves nothing", this::restore)
                .steps();
    }

    private void interruptConfigure() {
        for (String moment : List.of("WEB-INF", OperatedServer.configuration())) {
            Process configure = scripts.configuring(BY_SUPERUSER);
            Deadline.await(moment, OperatedServer.AMPLE, () -> Files.exists(home.resolve(moment)));
            server.killAll(configure);
            assertThat(home.resolve("start")).doesNotExist();
        }
        Set<String> commandLines = new HashSet<>();

        ServerScripts.Outcome outcome = scripts.outcome(scripts.configuring(BY_SUPERUSER), commandLines);

        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(outcome.said()).endsWith("Configured. Start: " + home.resolve("start") + "\n");
        assertThat(commandLines).anyMatch(line -> line.contains(home.toString()));
        assertThat(commandLines.stream().filter(line -> secrets().anyMatch(line::contains))).isEmpty();
    }

    private void migrateByTheOwner() throws SQLException {
        server.start();

        assertThat(owners()).containsExactly("the owner");
        assertThat(api.get("/api/v1/audit-entries/integrity").json().getString("level")).isEqualTo("SEPARATE_OWNER");
    }

    /** The bootstrap key is in a variable with an I, and these headers have an i. */
    private void sendHeaders() {
        String actor = "{\"name\":\"ıi\",\"kind\":\"SERVICE\",\"roles\":[]}";
        String id = api.post("/api/v1/actors", actor, "Idempotency-Key", "turkish").json().getString("id");

        assertThat(api.post("/api/v1/actors", actor, "Idempotency-Key", "turkish").json().getString("id")).isEqualTo(id);
        assertThat(api.delete("/api/v1/actors/" + id, "If-Match", "\"99\"").status()).isEqualTo(412);
    }

    private void findOwnResources() {
        OperatedServer.assertArchive(api);
        assertThat(api.get("/api/v1/configuration").body()).contains("reminder_sender_password").doesNotContain(SENDER);
    }

    private void searchForSecrets() {
        assertThat(ServerScripts.commandLines()).anyMatch(line -> line.contains(home.toString()))
                .noneMatch(line -> secrets().anyMatch(line::contains));
        assertThat(scripts.filesThatSay(SECRET)).isEmpty();
        assertThat(scripts.filesThatSay(EmbeddedDatabase.PASSWORD)).isEmpty();
        assertThat(scripts.filesThatSay(ARCHIVIST)).isEmpty();
        assertThat(scripts.filesThatSay(SENDER)).isEmpty();
    }

    private void lookForAdministrationsPassword() throws IOException {
        for (String file : List.of("admin-password", "domains/foundation/config/admin-keyfile",
                "server/configuration/mgmt-users.properties")) {
            if (Files.exists(home.resolve(file))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)))).as(file)
                        .isEqualTo("rw-------");
            }
        }
        if (OperatedServer.isAdministered()) {
            assertThat(scripts.filesThatSay(generatedPassword())).containsExactly(home.resolve("admin-password"));
        }
    }

    private void configureAndRestoreWhileItRuns() {
        String refusal = "The server in " + home + " runs (pid " + server.pid() + "): stop it first.\n";

        assertThat(scripts.configure(Map.of())).isEqualTo(new ServerScripts.Outcome(2, refusal));
        assertThat(scripts.restore()).isEqualTo(new ServerScripts.Outcome(2, refusal));
        assertThat(api.get("/api/v1/health/ready").status()).isEqualTo(200);
    }

    private void startWithMistakes() throws IOException {
        server.stop();

        assertThat(scripts.startWithout("DATABASE_URL").said()).contains("database_url: No value is given. [required]");
        assertThat(scripts.start(Map.of("DATABASE_POOL_MIN", "6", "DATABASE_POOL_MAX", "5")).said()).contains("which is 5. [at_most_max]");
        assertThat(scripts.start(Map.of("LOG_LEVEL", "verbose", "CORS_ORIGINS", "https://app.example/")))
                .extracting(ServerScripts.Outcome::status,
                        outcome -> outcome.said().lines().findFirst())
                .containsExactly(2,
                        Optional.of("The configuration breaks 2 rules; the application does not start."));
        assertThat(scripts.start(Map.of("SERVER_JAVA_HOME", ServerScripts.jdk(home.resolveSibling("jdk"), 16).toString())).said())
                .hasLineCount(1).startsWith("The server in " + home + " needs Java ")
                .contains(", and this is Java 16: give SERVER_JAVA_HOME ");
        assertThat(scripts.start(Map.of("DATABASE_OWNER_USER", "", "DATABASE_OWNER_PASSWORD", "")).said()).hasLineCount(1)
                .contains("the server was configured with an owner");
        assertRefused(
                text -> text.replace(" name=\"foundation\"", " name=\"deleted\"").replace("pool-name=\"foundation\"",
                        "pool-name=\"deleted\""),
                "The server has no pool foundation: run configure again.\n");
        assertRefused(text -> text.replace("jdbc/foundation\"", "jdbc/deleted\""),
                "The server has no data source jdbc/foundation: run configure again.\n");
    }

    private void startWithoutOwnValues() {
        ServerScripts.Outcome refused = scripts.start(Map.of("ARCHIVE_PASSWORD", "", "REMINDER_SENDER_PASSWORD", ""));

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.said()).hasLineCount(1).contains("ARCHIVE_PASSWORD, REMINDER_SENDER_PASSWORD", "have no values")
                .doesNotContain("ARCHIVE_USER");
    }

    private void startOnTakenPorts() throws IOException {
        for (String variable : OperatedServer.isAdministered() ? List.of("PORT", OperatedServer.administrationPort()) : List.of("PORT")) {
            try (ServerSocket taken = new ServerSocket(scripts.port(variable))) {
                assertThat(scripts.start(Map.of())).isEqualTo(new ServerScripts.Outcome(2,
                        variable + ": port " + taken.getLocalPort() + " is in use; stop what listens there, or give another one.\n"));
            }
        }
    }

    /** A balancer sends requests after the first 200. */
    private void startAgain() {
        List<String> answers = new ArrayList<>();
        server.startUnawaited(Map.of());

        Deadline.await("the end of the start; see " + scripts.serverLog(), OperatedServer.AMPLE, () -> {
            String answer = server.readiness();
            if (answers.isEmpty() || !answers.get(answers.size() - 1).equals(answer)) {
                answers.add(answer);
            }
            return answers.contains("200") && STARTED.matcher(ServerScripts.text(scripts.serverLog())).find();
        });

        assertThat(String.join(" ", answers)).matches("((503|none) )*200( (200|none))*");
        assertThat(ServerScripts.text(scripts.serverLog())).containsOnlyOnce("Database DISCONNECTED -> CONNECTING");
        server.stop();
    }

    private void pointThePoolElsewhere() throws IOException {
        server.damage(text -> text.replaceAll("\\$\\{(ENV=|env\\.)FOUNDATION_POOL_URL}",
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/elsewhere"));
        server.start("POOL_ELSEWHERE", Map.of("LOG_LEVEL", "ERROR"));

        assertThat(api.get("/api/v1/health/ready").body())
                .contains("/elsewhere and database_url says postgresql://127.0.0.1:" + database.port() + "/app")
                .contains("run configure again with this DATABASE_URL");
        server.stop();
        assertThat(ServerScripts.text(scripts.serverLog())).as("what is logged below ERROR")
                .doesNotContain("POOL_ELSEWHERE", "Database DISCONNECTED")
                .doesNotContainPattern("Payara Micro \\S+ \\(build \\d+\\) ready in|WFLYSRV0025");
    }

    private void removeTheDriver() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path driver : files.filter(file -> file.endsWith("postgresql.jar")).toList()) {
                Files.delete(driver);
            }
        }

        assertThat(scripts.start(Map.of()).said()).hasLineCount(1).startsWith("The PostgreSQL driver is gone (");
    }

    private void repair() {
        server.damage(text -> text.replace("foundation", "deleted"));

        ServerScripts.Outcome outcome = scripts.configure(Map.of("ADMIN_PASSWORD", ADMINISTRATION));

        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(scripts.filesThatSay(ADMINISTRATION)).isEmpty();
        server.start();
    }

    private void restore() {
        server.stop();

        assertThat(scripts.restore()).isEqualTo(new ServerScripts.Outcome(0, ""));
        assertThat(home).doesNotExist();
        assertThat(scripts.restore().status()).isZero();
    }

    private void assertRefused(UnaryOperator<String> damage, String said) throws IOException {
        Path file = home.resolve(OperatedServer.configuration());
        String whole = Files.readString(file);
        server.damage(damage);
        assertThat(scripts.start(Map.of())).isEqualTo(new ServerScripts.Outcome(2, said));
        Files.writeString(file, whole);
    }

    private Stream<String> secrets() {
        Stream<String> secrets = Stream.of(ServerScripts.bytes(SECRET), EmbeddedDatabase.PASSWORD, ARCHIVIST, SENDER);
        return OperatedServer.isAdministered() ? Stream.concat(secrets, Stream.of(generatedPassword())) : secrets;
    }

    private String generatedPassword() {
        String password = ServerScripts.text(home.resolve("admin-password")).strip().replace("AS_ADMIN_PASSWORD=", "");
        assertThat(password).hasSizeGreaterThan(20);
        return password;
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> owners() throws SQLException {
        try (Connection connection = database.superuser("app").getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables "
                        + "WHERE schemaname IN ('public', 'audit_trail')")) {
            row.next();
            return List.of(row.getString(1));
        }
    }
}
