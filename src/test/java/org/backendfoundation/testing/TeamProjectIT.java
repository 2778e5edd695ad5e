package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.backendfoundation.testing.MavenProject.Outcome;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.ServerProcess;
import org.junit.jupiter.api.Test;

/**
 * A team's first day, and that of its first upgrade: a project by the archetype, its tests, its {@code mvn -Pdev}; with what the build
 * installed in a repository of its own.
 */
@OnPayaraMicro(because = OnPayaraMicro.BUILD_OF_A_TEAM)
class TeamProjectIT {

    private static final Path DIRECTORY = Path.of("target", "team-project");
    private static final Path INSTALLED = Path.of("target", "projects-repository").toAbsolutePath();
    private static final String REPOSITORY = "-Dmaven.repo.local=" + INSTALLED;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String GREETING = "src/main/java/org/example/billing/GreetingResource.java";
    private static final Path DEV_LOG = DIRECTORY.resolve("dev.log");
    private static final String CUSTOMER = "src/main/java/org/example/billing/Customer.java";
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
        write(project.directory().resolve("src/main/java/org/example/billing/NowResource.java"), TeamSources.NOW);
        write(project.directory().resolve("src/test/java/org/example/billing/NowIT.java"), TeamSources.NOW_TEST);
        write(project.directory().resolve("src/test/java/org/example/billing/WithinIT.java"), TeamSources.IN_SERVER_TEST);
        assertThat(succeed(project, "verify").log()).contains("Tests run: 22, Failures: 0, Errors: 0, Skipped: 0")
                .contains("No filter and no sort of @Listed reads a whole table.").doesNotContain("database system is");
        assertRuns();
        assertUpgrades();
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
        write(project.directory().resolve(GREETING), TeamSources.greeting("good morning"));
        whileRunning(DEV_LOG, developer -> {
            assertThat(text(DEV_LOG)).contains("Seed: 2 rows from", "Seed: 3 rows from");
            assertThat(invoices(developer)).isEqualTo(3);
            assertReloads(developer);
            assertRefusedEntityIsTold(developer);
            assertFailedRevisionIsTold(developer);
            new TeamMistakes(project.directory(), DEV_LOG, developer).assertTold();
        });
    }

    /** The foundation's new revision stands before the team's, which are applied already. */
    private void assertUpgrades() {
        NextVersion next = new NextVersion(INSTALLED, version());
        next.install();
        Path pom = project.directory().resolve("pom.xml");
        write(pom, text(pom).replaceFirst(Pattern.quote("<version>" + version()), "<version>" + NextVersion.VERSION));

        Path log = DIRECTORY.resolve("upgraded.log");
        whileRunning(log, developer -> {
            assertThat(developer.get("migrations/" + NextVersion.REVISION).json().getString("state")).isEqualTo("APPLIED");
            assertThat(developer.get("migrations/drift").json().getString("verdict")).isEqualTo("NONE");
            assertThat(invoices(developer)).isEqualTo(3);
        });
        assertThat(text(log)).contains("Roles in org.backendfoundation.role has been deprecated");
        assertBreakIsRefused(next);
    }

    private void assertBreakIsRefused(NextVersion next) {
        assertThat(comparison(next.classes()).status()).isZero();
        assertThat(comparison(next.classesWithoutType(DIRECTORY.resolve("broken.jar"))).log())
                .contains("There is at least one incompatibility: org.backendfoundation.role.Roles");
    }

    private Outcome comparison(Path present) {
        return directory.run(Map.of(), PATIENCE, REPOSITORY, "--file", Path.of("pom.xml").toAbsolutePath().toString(),
                "-Dreleased=" + version(), "-Dapi.present=" + present.toAbsolutePath(), "japicmp:cmp@public-api");
    }

    private void whileRunning(Path log, Consumer<Api> work) {
        int port = Ports.free();
        Process maven = project.start(log, REPOSITORY, "-Pdev", "-Dport=" + port);
        try {
            Deadline.await("the last line of mvn -Pdev in " + log, PATIENCE,
                    () -> text(log).contains("Ctrl-C stops everything") || !maven.isAlive());
            work.accept(new Api(URI.create("http://localhost:%s/api/v1/".formatted(port)), key(text(log))));
        } finally {
            ServerProcess.stop(maven, Duration.ofSeconds(30));
        }
        Deadline.await("the end of the server", Duration.ofSeconds(30),
                () -> !Files.exists(project.directory().resolve("target/dev/launcher.pid")));
    }

    private static int invoices(Api developer) {
        return developer.get("invoices?count=exact").json().getInt("count");
    }

    private void assertReloads(Api developer) {
        assertThat(developer.get("greeting").body()).isEqualTo("good morning");

        write(project.directory().resolve("src/main/webapp/shop/today.html"), "open");
        write(project.directory().resolve(GREETING), TeamSources.greeting("good evening"));

        Deadline.await("the changed class", PATIENCE, () -> developer.get("greeting").body().equals("good evening"));
        assertThat(developer.asStranger().get("/shop/today.html").body()).isEqualTo("open");
        assertThat(text(DEV_LOG)).doesNotContain("another deployment", "a new start");

        write(project.directory().resolve(GREETING.replace("Greeting", "Farewell")), TeamSources.farewell("good night"));
        Deadline.await("a new class", PATIENCE, () -> text(DEV_LOG).contains("another deployment"));
        assertThat(text(DEV_LOG)).contains("FarewellResource.java: served after");
        assertThat(developer.get("farewell").body()).isEqualTo("good night");
        assertThat(developer.get("now").body()).isEqualTo("1970-01-01T00:00:00Z");
        assertAnnotationsCount(developer);
    }

    private void assertAnnotationsCount(Api developer) {
        Path file = project.directory().resolve(GREETING);
        String forAll = text(file);

        write(file, forAll.replace("PermitAll", "RolesAllowed(\"admin\")"));
        Deadline.await("the roles of a resource", PATIENCE, () -> status(developer) == 403);
        write(file, forAll);
        Deadline.await("a resource for all", PATIENCE, () -> status(developer) == 200);
    }

    private static int status(Api developer) {
        return developer.get("greeting").status();
    }

    private void assertRefusedEntityIsTold(Api developer) {
        String customer = text(project.directory().resolve(CUSTOMER));
        write(project.directory().resolve(CUSTOMER), customer.replace("filters = {\"name\"", "filters = {\"nothing\", \"name\""));
        Deadline.await("the report on a refused entity", PATIENCE, () -> text(DEV_LOG).contains("what you save next mends it"));
        assertThat(text(DEV_LOG)).containsOnlyOnce("The configuration breaks one rule")
                .containsOnlyOnce("Customer: nothing: @Listed names it");

        write(project.directory().resolve(CUSTOMER), customer);
        Deadline.await("the mended entity", PATIENCE, () -> developer.get("customers").status() == 200);
    }

    private void assertFailedRevisionIsTold(Api developer) {
        Path resources = project.directory().resolve("src/main/resources");
        Path list = resources.resolve("db/changelog.xml");
        Path revision = resources.resolve("db/revision/0badc0de5eed_fail.sql");
        String text = "--liquibase formatted sql\n\n--changeset billing:0badc0de5eed\nSELECT 1/0;\n--rollback SELECT 1;\n";
        write(revision, text);
        write(list, text(list).replace("</databaseChangeLog>",
                "  <include file=\"db/revision/0badc0de5eed_fail.sql\"/>\n</databaseChangeLog>"));
        Deadline.await("the report on a revision that fails", PATIENCE, () -> text(DEV_LOG).contains("MIGRATION_FAILED"));
        assertThat(text(DEV_LOG)).containsOnlyOnce("0badc0de5eed_fail: ERROR: division by zero (SQLSTATE 22012)");

        write(revision, text.replace("1/0", "1"));
        Deadline.await("the mended revision", PATIENCE, () -> developer.get("customers").status() == 200);
        assertThat(developer.get("migrations/0badc0de5eed").json().getString("state")).isEqualTo("APPLIED");
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
