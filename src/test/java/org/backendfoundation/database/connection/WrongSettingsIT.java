package org.backendfoundation.database.connection;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.FakePooler;
import org.backendfoundation.database.pool.PoolSize;
import org.backendfoundation.database.pool.UnmanagedPool;
import org.backendfoundation.database.session.DatabaseFailure;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.secret.PasswordPlugin;
import org.backendfoundation.secret.PooledLogIn;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.PlainJvm;
import org.backendfoundation.testing.ServerCertificate;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.tool.PoolEnvironment;
import org.backendfoundation.tool.PortCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the page about wrong settings: each row is provoked, as {@code start} and a connection meet it. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongSettingsIT {

    private static final Path PAGE = Path.of("src", "site", "markdown", "wrong-settings.md");
    private static final String URL = "postgresql://u:p@db/app";

    private Path directory;
    private EmbeddedDatabase database;
    private ServerCertificate certificate;

    private final Map<String, Supplier<String>> told = Map.ofEntries(
            entry("`DATABASE_URL` is missing", () -> start(Map.of())),
            entry("`DATABASE_URL` is `host=db dbname=app user=app`", () -> start(Map.of("DATABASE_URL", "host=db dbname=app user=app"))),
            entry("`DATABASE_POOL_MAX` is 1", () -> startWith("DATABASE_POOL_MAX", "1")),
            entry("`PORT` is taken", WrongSettingsIT::startOnATakenPort),
            entry("`LOG_LEVEL` is `verbose`", () -> startWith("LOG_LEVEL", "verbose")),
            entry("`CORS_ORIGINS` is `https://app.example/`", () -> startWith("CORS_ORIGINS", "https://app.example/")),
            entry("a line break at the end of the password", () -> startWith("DATABASE_OWNER_PASSWORD", "secret\n")),
            entry("letters in the password that are no UTF-8", WrongSettingsIT::startWithOtherLetters),
            entry("`${user.name}` in the user's name, on Payara",
                    () -> start(Map.of("DATABASE_URL", "postgresql://${user.name}:p@db/app"))),
            entry("`sslrootcert` names a file that is not there", () -> start(Map.of("DATABASE_URL", URL + "?sslrootcert=/wrong.pem"))),
            entry("`DATABASE_OWNER_PASSWORD_FILE` names a file that is not there",
                    () -> startWith("DATABASE_OWNER_PASSWORD_FILE", "/run/secrets/none")),
            entry("the file of `DATABASE_PASSWORD_FILE` is gone since the start", this::withThePasswordGone),
            entry("`DATABASE_POOL_MAXX` is given", () -> startWith("DATABASE_POOL_MAXX", "50")),
            entry("nothing listens at host and port", () -> connect(address("127.0.0.1", Ports.free()))),
            entry("the host's name is unknown", () -> connect(address("nowhere.invalid", 5432))),
            entry("wrong password", () -> connect(url("").replace(EmbeddedDatabase.PASSWORD, "wrong"))),
            entry("wrong database", () -> connect(url("").replaceFirst("/foundation$", "/elsewhere"))),
            entry("50 nodes, of which PostgreSQL accepts no two connections each",
                    () -> connect(url(""), Map.of("DATABASE_INSTANCES", "50"))),
            entry("`sslmode=require`, and PostgreSQL has no TLS", () -> connect(url("?sslmode=require"))),
            entry("`sslmode=disable`, and `pg_hba.conf` has `hostssl` only",
                    () -> withTls("hostssl all all 127.0.0.1/32 scram-sha-256", "?sslmode=disable")),
            entry("`pg_hba.conf` has no line for this machine", () -> withTls("", "?sslmode=require")),
            entry("`sslmode=verify-ca`, and the certificate is of another authority",
                    () -> withTls(EmbeddedDatabase.EVERYBODY, verify("verify-ca", other()))),
            entry("`sslmode=verify-full`, and the certificate is for another name",
                    () -> withTls(EmbeddedDatabase.EVERYBODY, verify("verify-full", certificate.authority()))),
            entry("the file of `sslrootcert` is gone since the start", this::withTheFileGone),
            entry("`pg_hba.conf` asks for a client's certificate", () -> withTls("hostssl all all 127.0.0.1/32 cert", "?sslmode=require")),
            entry("`prepareThreshold=0` and no `DATABASE_OWNER_URL`", () -> start(Map.of("DATABASE_URL", URL + "?prepareThreshold=0"))),
            entry("`options=`, and the role has no time-outs", () -> connect(url("?options="))),
            entry("PgBouncer in front", WrongSettingsIT::throughAPooler));

    @BeforeAll
    void prepare(@TempDir Path empty) {
        directory = empty;
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        certificate = ServerCertificate.of("db.example", directory.resolve("own"));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    private record Row(String situation, String by, String code, String words) {

        @Override
        public String toString() {
            return situation;
        }
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.dropWhile(line -> !line.startsWith("| situation |")).skip(2).takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split(" *\\| *")).map(cells -> new Row(cells[1], cells[2], cells[3].replace("`", ""), cells[4]))
                    .toList();
        }
    }

    @Test
    void eachSituationOfThePageIsProvoked() throws IOException {
        assertThat(rows()).extracting(Row::situation).containsExactlyInAnyOrderElementsOf(told.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void situationIsToldAsThePageSays(Row row) {
        String said = told.get(row.situation()).get();

        assertThat(said).startsWith(row.by() + ": ").contains(row.code(), row.words());
    }

    private static String startWith(String variable, String value) {
        return start(Map.of("DATABASE_URL", URL, "DATABASE_OWNER_USER", "owner", variable, value));
    }

    /** In the encoding that the scripts set. */
    private static String start(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("LC_ALL", "C.UTF-8");
        return said(PlainJvm.run(PoolEnvironment.class, all, "payara"));
    }

    private static String startWithOtherLetters() {
        return said(PlainJvm.run(List.of("sh", "-c", "DATABASE_PASSWORD=$(printf '\\344') exec \"$0\" \"$@\""), PoolEnvironment.class,
                Map.of("DATABASE_URL", "postgresql://u@db/app", "LC_ALL", "C.UTF-8"), "payara"));
    }

    private static String startOnATakenPort() {
        try (ServerSocket taken = new ServerSocket(0)) {
            return said(PlainJvm.run(PortCheck.class, Map.of(), "PORT=" + taken.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(PlainJvm.Run run) {
        assertThat(run.status()).as(run.err()).isIn(0, 2);
        return (run.status() == 0 ? "`start` warns: " : "`start`: ") + run.err();
    }

    private static String connect(String url) {
        return connect(url, Map.of());
    }

    private static String connect(String url, Map<String, String> variables) {
        return connect(url, variables, () -> {});
    }

    /** As a node does, with what `start` gives to the pool. */
    private static String connect(String url, Map<String, String> variables, Runnable afterTheStart) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("DATABASE_URL", url);
        ApplicationConfiguration configuration = ApplicationConfiguration.of(all);
        Map<String, String> pool = PoolEnvironment.of(all);
        afterTheStart.run();
        Properties properties = new Properties();
        properties.setProperty("user", pool.get(PoolEnvironment.USER));
        properties.setProperty("authenticationPluginClassName", PoolsPassword.class.getName());
        PoolsPassword.environment = pool;
        try (Connection connection = DriverManager.getConnection(pool.get(PoolEnvironment.URL), properties)) {
            DatabaseRequirements expectations = new DatabaseRequirements();
            expectations.configuration = configuration;
            expectations.pool = new UnmanagedPool(new PoolSize(2, 10));
            expectations.check(DatabaseFacts.ask(connection));
            return "connected";
        } catch (SQLException e) {
            return said(DatabaseFailure.of(e, configuration.value(DatabaseAccess.DATABASE_URL).hosts()));
        } catch (ProblemException e) {
            return said(e);
        }
    }

    /** As the pools have it, but for the environment, which is the server's there. */
    public static final class PoolsPassword extends PasswordPlugin {

        private static volatile Map<String, String> environment;

        public PoolsPassword() {
            super(PooledLogIn.APPLICATION, environment);
        }
    }

    private static String said(ProblemException problem) {
        return "readiness: " + problem.code().name() + ": " + problem.getMessage();
    }

    private String url(String parameters) {
        return database.url() + parameters;
    }

    private static String address(String host, int port) {
        return "postgresql://u:p@" + host + ":" + port + "/app";
    }

    private Path other() {
        return ServerCertificate.of("db.example", directory.resolve("other")).authority();
    }

    private static String verify(String mode, Path authority) {
        return "?sslmode=" + mode + "&sslrootcert=" + authority;
    }

    /** @param lines of pg_hba.conf, for all but the superuser */
    private String withTls(String lines, String parameters) {
        return withTls(lines, parameters, () -> {});
    }

    private String withTls(String lines, String parameters, Runnable afterTheStart) {
        database.admit(lines, "ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificate() + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + certificate.key() + "'",
                "ALTER SYSTEM SET ssl_ca_file = '" + certificate.authority() + "'", "ALTER SYSTEM SET ssl = on");
        try {
            return connect(url(parameters), Map.of(), afterTheStart);
        } finally {
            database.admit(EmbeddedDatabase.EVERYBODY, "ALTER SYSTEM SET ssl = off");
        }
    }

    private String withTheFileGone() {
        Path file = directory.resolve("authority.pem");
        try {
            Files.copy(certificate.authority(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withTls(EmbeddedDatabase.EVERYBODY, verify("verify-full", file), () -> Directories.delete(file));
    }

    private String withThePasswordGone() {
        Path file = directory.resolve("password");
        try {
            Files.writeString(file, EmbeddedDatabase.PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connect(url("").replace(":" + EmbeddedDatabase.PASSWORD, ""), Map.of("DATABASE_PASSWORD_FILE", file.toString()),
                () -> Directories.delete(file));
    }

    private static String throughAPooler() {
        int port = Ports.free();
        try (FakePooler pooler = FakePooler.on(port)) {
            return connect(address("127.0.0.1", port));
        }
    }
}
