package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerAdministration;
import org.backendfoundation.testkit.ServerProcess;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a start of Payara Server deploys, after the file was replaced and after an administrator deployed something. One server in all its tests. */
@Tag("payara")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayaraDeploymentsIT {

    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final String MARK = "/admin/mark.txt";
    private static final String APPLICATION = "/management/domain/applications/application";
    private static final String LISTENER = "/management/domain/configs/config/server-config/network-config/network-listeners/"
            + "network-listener/http-listener-";

    private Path directory;
    private Path home;
    private EmbeddedDatabase database;
    private ServerScripts scripts;
    private ServerAdministration administration;
    private Process server;

    @BeforeAll
    void configure(@TempDir Path directory) {
        this.directory = directory;
        home = directory.resolve("home");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        scripts = new ServerScripts(home, Map.of("DATABASE_URL", database.url()));
        ServerScripts.Outcome configured = scripts.configure(Map.of());
        assertThat(configured.status()).as(configured.said()).isZero();
        administration = ServerAdministration.of(home, scripts.port("ADMIN_PORT"));
    }

    @AfterAll
    void stop() {
        ServerProcess.kill(server);
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> deploymentsOfAServer() {
        return new Scenario()
                .step("start with an owner for whom there is no pool is refused", this::startForAnotherOwner)
                .step("replaced file is deployed", this::replaceTheFile)
                .step("what an administrator deployed in its place outlives a killed server", this::deployInItsPlace)
                .step("start that was killed before its end changes nothing", this::killTheStart)
                .step("another application at the root and a listener that is off stay", this::deployAnotherApplication)
                .step("application is there again once the other has gone", this::disableTheOtherApplication)
                .step("restore leaves nothing", this::restore)
                .steps();
    }

    private void startForAnotherOwner() {
        ServerScripts.Outcome refused = scripts.start(Map.of("DATABASE_OWNER_USER", "nobody", "DATABASE_OWNER_PASSWORD", "nothing"));

        assertThat(refused.said()).contains("The server has no pool for DATABASE_OWNER_USER: run configure with it.");
    }

    private void replaceTheFile() throws IOException {
        Files.copy(marked("replaced"), home.resolve("foundation.war"), StandardCopyOption.REPLACE_EXISTING);

        start(MARK);

        assertThat(mark()).isEqualTo("replaced");
        assertThat(connections()).isEqualTo(1);
    }

    private void deployInItsPlace() throws IOException {
        administer(APPLICATION, "id", marked("administrator's").toString(), "name", "foundation", "contextroot", "/", "force", "true");
        assertThat(mark()).isEqualTo("administrator's");
        ServerProcess.kill(server);

        start(MARK);

        assertThat(mark()).isEqualTo("administrator's");
        assertThat(connections()).isEqualTo(1);
    }

    private void killTheStart() {
        ServerProcess.kill(server);
        server = scripts.starting(Map.of());
        Deadline.await("the application's start", AMPLE, () -> connections() == 1);
        ServerProcess.kill(server);

        start(MARK);

        assertThat(mark()).isEqualTo("administrator's");
    }

    private void deployAnotherApplication() {
        administer(APPLICATION + "/foundation/disable");
        administer(APPLICATION, "id", plain("other").toString(), "name", "billing", "contextroot", "/");
        administer(LISTENER + "2", "port", String.valueOf(Ports.free()), "enabled", "true", "protocol", "http-listener-1");
        administer(LISTENER + "2", "enabled", "false");
        stopInOrder();

        start("/mark.txt");

        assertThat(get("/mark.txt")).isEqualTo("other");
        assertThat(connections()).isZero();
        assertThat(administration.get(LISTENER + "2").toString()).contains("\"enabled\":\"false\"");
    }

    private void disableTheOtherApplication() {
        administer(APPLICATION + "/billing/disable");
        stopInOrder();

        start(MARK);

        assertThat(mark()).isEqualTo("administrator's");
    }

    private void restore() {
        stopInOrder();

        assertThat(scripts.restore()).isEqualTo(new ServerScripts.Outcome(0, ""));
        assertThat(home).doesNotExist();
    }

    /** Until this path is there. */
    private void start(String path) {
        server = scripts.starting(Map.of());
        Deadline.await(path + "; see " + scripts.serverLog(), AMPLE, () -> {
            assertThat(server.isAlive()).as("the server runs").isTrue();
            return Http.status(address(path)) == 200;
        });
    }

    private void stopInOrder() {
        ServerProcess.stop(server, Duration.ofSeconds(30));
    }

    private void administer(String path, String... namesAndValues) {
        JsonObjectBuilder command = Json.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            command.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        JsonObject answer = administration.post(path, command.build().toString());
        assertThat(answer.getString("exit_code")).as(answer.toString()).isEqualTo("SUCCESS");
    }

    private String mark() {
        return get(MARK);
    }

    private String get(String path) {
        HttpResponse<String> answer = Http.get(address(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + scripts.port() + path);
    }

    /** How often the application started, since the server did. */
    private long connections() {
        return ServerScripts.text(scripts.serverLog()).lines().filter(line -> line.contains("Database DISCONNECTED -> CONNECTING")).count();
    }

    private Path marked(String mark) {
        return write(mark, ShrinkWrap.create(ZipImporter.class, "foundation.war").importFrom(Deployments.WAR.toFile())
                .as(WebArchive.class).add(new StringAsset(mark), MARK));
    }

    private Path plain(String mark) {
        return write(mark, ShrinkWrap.create(WebArchive.class).add(new StringAsset(mark), "/mark.txt"));
    }

    private Path write(String name, WebArchive archive) {
        Path file = directory.resolve(name.replace("'", "") + ".war");
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
