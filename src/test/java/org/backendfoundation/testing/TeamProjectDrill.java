package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.backendfoundation.testing.MavenProject.Outcome;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;

/** A team's days after the first: what it saves by mistake while {@code mvn -Pdev} runs, and its first upgrade. */
@OnPayaraMicro(because = OnPayaraMicro.BUILD_OF_A_TEAM)
class TeamProjectDrill {

    private static final Path DIRECTORY = Path.of("target", "team-drill");
    private static final Path LOG = DIRECTORY.resolve("dev.log");
    private static final String GREETING = "src/main/java/org/example/billing/GreetingResource.java";
    private static final String CUSTOMER = "src/main/java/org/example/billing/Customer.java";
    private static final String SERVICES = "META-INF/services/jakarta.enterprise.inject.spi.Extension";

    private final BillingProject project = BillingProject.generate(DIRECTORY);

    @Test
    void mistakesAreReportedAndUpgradesServe() {
        project.greet("good morning");
        project.whileRunning(LOG, developer -> {
            assertAnnotationsCount(developer);
            assertRefusedEntityIsTold(developer);
            assertFailedRevisionIsTold(developer);
            new TeamMistakes(project.file(""), LOG, developer).assertTold();
        });
        assertUpgrades();
        assertReplacementIsRefused();
    }

    private void assertAnnotationsCount(Api developer) {
        String forAll = project.text(GREETING);

        project.write(GREETING, forAll.replace("PermitAll", "RolesAllowed(\"admin\")"));
        Deadline.await("the roles of a resource", BillingProject.PATIENCE, () -> developer.get("greeting").status() == 403);
        project.write(GREETING, forAll);
        Deadline.await("a resource for all", BillingProject.PATIENCE, () -> developer.get("greeting").status() == 200);
    }

    private void assertRefusedEntityIsTold(Api developer) {
        String customer = project.text(CUSTOMER);
        project.write(CUSTOMER, customer.replace("filters = {\"name\"", "filters = {\"nothing\", \"name\""));
        awaitWords("what you save next mends it");
        assertThat(BillingProject.text(LOG)).containsOnlyOnce("The configuration breaks one rule")
                .containsOnlyOnce("Customer: nothing: @Listed names it");

        project.write(CUSTOMER, customer);
        Deadline.await("the mended entity", BillingProject.PATIENCE, () -> developer.get("customers").status() == 200);
    }

    private void assertFailedRevisionIsTold(Api developer) {
        String list = "src/main/resources/db/changelog.xml";
        String revision = "src/main/resources/db/revision/0badc0de5eed_fail.sql";
        String text = "--liquibase formatted sql\n\n--changeset billing:0badc0de5eed\nSELECT 1/0;\n--rollback SELECT 1;\n";
        project.write(revision, text);
        project.write(list, project.text(list).replace("</databaseChangeLog>",
                "  <include file=\"db/revision/0badc0de5eed_fail.sql\"/>\n</databaseChangeLog>"));
        awaitWords("MIGRATION_FAILED");
        assertThat(BillingProject.text(LOG)).containsOnlyOnce("0badc0de5eed_fail: ERROR: division by zero (SQLSTATE 22012)");

        project.write(revision, text.replace("1/0", "1"));
        Deadline.await("the mended revision", BillingProject.PATIENCE, () -> developer.get("customers").status() == 200);
        assertThat(developer.get("migrations/0badc0de5eed").json().getString("state")).isEqualTo("APPLIED");
    }

    private static void awaitWords(String words) {
        Deadline.await(words, BillingProject.PATIENCE, () -> BillingProject.text(LOG).contains(words));
    }

    /** The foundation's new revision stands before the team's, which are applied already. */
    private void assertUpgrades() {
        NextVersion next = new NextVersion(BillingProject.INSTALLED, BillingProject.version());
        next.install();
        project.write("pom.xml", project.text("pom.xml")
                .replaceFirst(Pattern.quote("<version>" + BillingProject.version()), "<version>" + NextVersion.VERSION));

        Path log = DIRECTORY.resolve("upgraded.log");
        project.whileRunning(log, developer -> {
            assertThat(developer.get("migrations/" + NextVersion.REVISION).json().getString("state")).isEqualTo("APPLIED");
            assertThat(developer.get("migrations/drift").json().getString("verdict")).isEqualTo("NONE");
            assertThat(developer.get("invoices?count=exact").json().getInt("count")).isEqualTo(3);
        });
        assertThat(BillingProject.text(log)).contains("Roles in org.backendfoundation.role has been deprecated");
        assertThat(comparison(next.classes()).status()).isZero();
        assertThat(comparison(next.classesWithoutType(DIRECTORY.resolve("broken.jar"))).log())
                .contains("There is at least one incompatibility: org.backendfoundation.role.Roles");
    }

    private static Outcome comparison(Path present) {
        return MavenProject.at(DIRECTORY).run(Map.of(), BillingProject.PATIENCE, "-Dmaven.repo.local=" + BillingProject.INSTALLED, "--file",
                Path.of("pom.xml").toAbsolutePath().toString(), "-Dreleased=" + BillingProject.version(),
                "-Dapi.present=" + present.toAbsolutePath(), "japicmp:cmp@public-api");
    }

    private void assertReplacementIsRefused() {
        project.write("src/main/resources/" + SERVICES, "org.example.billing.Billing\n");

        Outcome refused = project.run("process-classes");

        assertThat(refused.status()).isNotZero();
        assertThat(refused.log()).contains("WEB-INF/classes/" + SERVICES + ": add the foundation's lines to yours:");
    }
}
