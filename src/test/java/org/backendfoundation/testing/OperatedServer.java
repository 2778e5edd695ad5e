package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.backendfoundation.sample.ArchiveResource;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Http;
import org.backendfoundation.testkit.ServerProcess;
import org.backendfoundation.testkit.TestedServer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server of its scripts, which a test starts, stops, damages and kills as operators and power failures do. */
final class OperatedServer {

    static final Duration AMPLE = Duration.ofMinutes(5);

    private final Path home;
    private final ServerScripts scripts;
    private Process process;

    OperatedServer(Path home, ServerScripts scripts) {
        this.home = home;
        this.scripts = scripts;
    }

    /** The sample with commands for a mail session and a second data source, and with a class that WildFly can load only where it has mail. */
    static Path warWithResources(Path file) {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "own.war").importFrom(SampleWar.pack().toFile()).as(WebArchive.class);
        war.addAsResource(new File("src/test/resources/sample/server-config"), "META-INF/server-config");
        war.addClasses(ArchiveResource.class, ArchiveResource.Archive.class);
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    /** What its commands refer to. */
    static Map<String, String> resources(int databasePort, String sender, String archivist) {
        return Map.of("MAIL_HOST", "mail.example.org", "REMINDER_SENDER_PASSWORD", sender, "ARCHIVE_URL",
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/former", "ARCHIVE_USER", "archivist", "ARCHIVE_PASSWORD", archivist);
    }

    static void assertArchive(Api api) {
        Api.Answer archive = api.get("/api/v1/archive");

        assertThat(archive.status()).as(archive.body()).isEqualTo(200);
        assertThat(archive.json().getString("mail_host")).isEqualTo("mail.example.org");
        assertThat(archive.json().getString("database")).isEqualTo("former");
    }

    Api api() {
        return new Api(address(""), SharedApi.KEY);
    }

    long pid() {
        return process.pid();
    }

    void start() {
        start("CONNECTED", Map.of());
    }

    /** @param state the expected state of readiness */
    void start(String state, Map<String, String> changed) {
        startUnawaited(changed);
        Deadline.await(state + "; see " + scripts.serverLog(), AMPLE, () -> {
            assertThat(process.isAlive()).as("the server runs").isTrue();
            return Http.status(address("/api/v1/health/live")) == 200 && api().get("/api/v1/health/ready").body().contains(state);
        });
        Deadline.await(state, AMPLE, () -> api().get("/api/v1/health/ready").status() == (state.equals("CONNECTED") ? 200 : 503));
    }

    void startUnawaited(Map<String, String> changed) {
        process = scripts.starting(changed);
    }

    void stop() {
        if (process != null) {
            ServerProcess.stop(process, Duration.ofSeconds(30));
        }
    }

    /** The status, with a star for a server's own answer; none also for a server that other tests slow down. */
    String readiness() {
        return Http.find(address("/api/v1/health/ready"))
                .map(answer -> answer.statusCode() + (answer.body().contains("\"status\"") ? "" : "*")).orElse("none");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + scripts.port() + path);
    }

    /** Ends everything like a power failure: first the script, so that it starts nothing more, and then what it started. */
    void killAll(Process script) {
        ServerProcess.kill(script);
        Deadline.await("the end of all", AMPLE, () -> {
            List<ProcessHandle> left = scripts.processes();
            left.forEach(ProcessHandle::destroyForcibly);
            return left.isEmpty();
        });
    }

    /** Changes the file in which the server keeps its pool. */
    void damage(UnaryOperator<String> damage) {
        try {
            Path file = home.resolve(configuration());
            String whole = Files.readString(file);
            assertThat(damage.apply(whole)).isNotEqualTo(whole);
            Files.writeString(file, damage.apply(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String configuration() {
        return switch (TestedServer.current()) {
            case PAYARA_MICRO, PAYARA_MICRO_7 -> "server/config/domain.xml";
            case PAYARA -> "domains/foundation/config/domain.xml";
            case WILDFLY -> "server/configuration/standalone-microprofile.xml";
        };
    }

    static boolean isAdministered() {
        return !TestedServer.current().isPayaraMicro();
    }

    static String administrationPort() {
        return TestedServer.current() == TestedServer.WILDFLY ? "MANAGEMENT_PORT" : "ADMIN_PORT";
    }
}
