package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testing.MavenProject.Outcome;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;
import org.junit.jupiter.api.Test;

/** A team's first day: a project by the archetype, its tests, its {@code mvn -Pdev}; with what the build installed in a repository of its own. */
@OnPayaraMicro(because = OnPayaraMicro.BUILD_OF_A_TEAM)
class TeamProjectIT {

    private static final Path DIRECTORY = Path.of("target", "team-project");
    private static final String REPOSITORY = "-Dmaven.repo.local=" + Path.of("target", "projects-repository").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String GREETING = "src/main/java/org/example/billing/GreetingResource.java";
    private static final String SERVICES = "META-INF/services/jakarta.enterprise.inject.spi.Extension";

    private final MavenProject directory = MavenProject.empty(DIRECTORY);
    private final MavenProject project = directory.within("billing");

    @Test
    void archetypesProjectIsTestedAndRuns() {
        succeed(directory, "archetype:generate", "-DarchetypeGroupId=org.backendfoundation", "-DarchetypeArtifactId=foundation-archetype",
                "-DarchetypeVersion=" + version(), "-DgroupId=org.example", "-DartifactId=billing", "-Dpackage=org.example.billing");
        assertThat(lines("pom.xml")).isLessThanOrEqualTo(30);
        assertThat(project.directory().resolve(".gitignore")).isRegularFile();

        succeed(project, "-Pentity", "-Dname=Payment",
                "-Dfields=invoice:ref(Invoice)!, paid_on:date! unique, method:enum(CASH,CARD)!, lasts:duration, note:json");
        assertThat(succeed(project, "verify").log()).contains("Tests run: 15, Failures: 0, Errors: 0, Skipped: 0");
        assertRuns();
        assertReplacementIsRefused();
    }

    private void assertReplacementIsRefused() {
        Path file = project.directory().resolve("src/main/resources").resolve(SERVICES);
        write(file, "org.example.billing.Billing\n");

        Outcome refused = project.run(Map.of(), PATIENCE, REPOSITORY, "process-classes");

        assertThat(refused.status()).isNotZero();
        assertThat(refused.log()).contains("WEB-INF/classes/" + SERVICES + ": add the foundation's lines to yours:");
    }

    private void assertRuns() {
        write(project.directory().resolve(GREETING), greeting("good morning"));
        int port = Ports.free();
        Path log = DIRECTORY.resolve("dev.log");
        Process maven = project.start(log, REPOSITORY, "-Pdev", "-Dport=" + port);
        try {
            Deadline.await("the last line of mvn -Pdev in " + log, PATIENCE,
                    () -> text(log).contains("Ctrl-C stops everything") || !maven.isAlive());
            assertThat(text(log)).contains("Seed: 2 rows from", "Seed: 3 rows from");
            Api developer = new Api(URI.create("http://localhost:%s/api/v1/".formatted(port)), key(text(log)));
            assertThat(developer.get("invoices?count=exact").json().getInt("count")).isEqualTo(3);
            assertReloads(developer);
        } finally {
            ServerProcess.stop(maven, Duration.ofSeconds(30));
        }
        Deadline.await("the end of the server", Duration.ofSeconds(30),
                () -> !Files.exists(project.directory().resolve("target/dev/launcher.pid")));
    }

    private void assertReloads(Api developer) {
        assertThat(developer.get("greeting").body()).isEqualTo("good morning");

        write(project.directory().resolve("src/main/webapp/shop/today.html"), "open");
        write(project.directory().resolve(GREETING), greeting("good evening"));

        Deadline.await("the changed class", PATIENCE, () -> developer.get("greeting").body().equals("good evening"));
        assertThat(developer.asStranger().get("/shop/today.html").body()).isEqualTo("open");
        assertThat(text(DIRECTORY.resolve("dev.log"))).doesNotContain("by a restart");
    }

    private static String greeting(String words) {
        return """
                package org.example.billing;

                @jakarta.annotation.security.PermitAll
                @jakarta.enterprise.context.ApplicationScoped
                @jakarta.ws.rs.Path("greeting")
                public class GreetingResource {

                    @jakarta.ws.rs.GET
                    public String greeting() {
                        return "%s";
                    }
                }
                """.formatted(words);
    }

    private static String key(String log) {
        return log.replaceAll("(?s).*developer +Authorization: Bearer (\\w+).*", "$1");
    }

    private static Outcome succeed(MavenProject in, String... goals) {
        String[] all = new String[goals.length + 1];
        all[0] = REPOSITORY;
        System.arraycopy(goals, 0, all, 1, goals.length);
        Outcome outcome = in.run(Map.of(), PATIENCE, all);
        assertThat(outcome.status()).as(outcome.log()).isZero();
        return outcome;
    }

    private static String version() {
        return text(Path.of("target", "team", "parent", "pom.xml")).replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");
    }

    private long lines(String file) {
        return text(project.directory().resolve(file)).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Directories.create(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
