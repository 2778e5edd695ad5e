package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.sample.ArchiveResource;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A mail session and a second data source, which a team's WAR asks for and the scripts of the server make and take away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnResourcesIT {

    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final String SECRET = "Qz8-canary of=the:archive";
    private static final String SENDER = "Xw3-canary";

    private Path home;
    private Map<String, String> settings;
    private EmbeddedDatabase database;
    private ServerScripts scripts;
    private Process server;

    @BeforeAll
    void prepare(@TempDir Path directory) throws SQLException {
        home = directory.resolve("a home");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        administer("CREATE DATABASE former", "CREATE ROLE archivist LOGIN PASSWORD '" + SECRET + "'");
        settings = new HashMap<>(Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", SharedApi.KEY,
                "FOUNDATION_WAR", pack(directory.resolve("own.war")).toString(), "MAIL_HOST", "mail.example.org",
                "REMINDER_SENDER_PASSWORD", SENDER, "ARCHIVE_URL", "jdbc:postgresql://127.0.0.1:" + database.port() + "/former",
                "ARCHIVE_USER", "archivist", "ARCHIVE_PASSWORD", SECRET));
        scripts = new ServerScripts(home, settings);
    }

    /** The sample, with the commands where a team has them, and with a class that WildFly can load only where it has mail. */
    private static Path pack(Path file) {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "own.war").importFrom(SampleWar.pack().toFile()).as(WebArchive.class);
        war.addAsResource(new File("src/test/resources/sample/server-config"), "META-INF/server-config");
        war.addClasses(ArchiveResource.class, ArchiveResource.Archive.class);
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    @AfterAll
    void stop() {
        stopServer();
        database.close();
    }

    private void stopServer() {
        if (server != null) {
            ServerProcess.stop(server, Duration.ofSeconds(30));
        }
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    @Order(1)
    void configureMakesThem() {
        ServerScripts.Outcome configured = scripts.configure(Map.of());

        assertThat(configured.status()).as(configured.said()).isZero();
    }

    @Test
    @Order(2)
    void startNamesTheVariablesThatHaveNoValue() {
        ServerScripts.Outcome refused = scripts.start(Map.of("ARCHIVE_PASSWORD", "", "REMINDER_SENDER_PASSWORD", ""));

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.said()).hasLineCount(1).contains("ARCHIVE_PASSWORD, REMINDER_SENDER_PASSWORD", "have no values")
                .doesNotContain("ARCHIVE_USER");
    }

    @Test
    @Order(3)
    void applicationFindsThemByTheirNames() {
        server = scripts.starting(Map.of());
        URI address = URI.create("http://127.0.0.1:" + scripts.port());
        Deadline.await("readiness; see " + scripts.serverLog(), AMPLE, () -> {
            assertThat(server.isAlive()).as("the server runs").isTrue();
            return Http.status(address.resolve("/api/v1/health/ready")) == 200;
        });

        assertArchive(address);
        assertThat(new Api(address, SharedApi.KEY).get("/api/v1/configuration").body()).contains("reminder_sender_password")
                .doesNotContain(SENDER);
    }

    private static void assertArchive(URI address) {
        Api.Answer archive = new Api(address, SharedApi.KEY).get("/api/v1/archive");

        assertThat(archive.status()).as(archive.body()).isEqualTo(200);
        assertThat(archive.json().getString("mail_host")).isEqualTo("mail.example.org");
        assertThat(archive.json().getString("database")).isEqualTo("former");
    }

    @Test
    @Order(4)
    void theirSecretsAreInNoFileAndInNoCommandLine() {
        assertThat(scripts.filesThatSay(SECRET)).isEmpty();
        assertThat(scripts.filesThatSay(SENDER)).isEmpty();
        assertThat(ServerScripts.commandLines()).noneMatch(line -> line.contains(SECRET) || line.contains(SENDER));
    }

    @Test
    @Order(5)
    void restoreTakesThemAway() {
        stopServer();

        assertThat(scripts.restore()).isEqualTo(new ServerScripts.Outcome(0, ""));
        assertThat(home).doesNotExist();
    }

    /** As {@code mvn -Pdev} and the tests of a team start it, on a server that they prepare themselves. */
    @Test
    @Order(6)
    void serverOfTheTestKitHasThemToo(@TempDir Path directory) {
        try (ApplicationServer kit = ApplicationServer.with(Path.of(settings.get("FOUNDATION_WAR")), Ports.free(), settings,
                directory.resolve("server.log"))) {
            kit.start();
            kit.awaitStatus("/api/v1/health/ready", 200, AMPLE);

            assertArchive(kit.address(""));
        }
    }
}
