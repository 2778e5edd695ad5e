package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;

/** A team's first hour: a project by the archetype, its tests, its {@code mvn -Pdev}. {@link TeamProjectDrill} has its later days. */
@OnPayaraMicro(because = OnPayaraMicro.BUILD_OF_A_TEAM)
class TeamProjectIT {

    private static final Path DIRECTORY = Path.of("target", "team-project");
    private static final Path LOG = DIRECTORY.resolve("dev.log");

    @Test
    void archetypesProjectIsTestedAndRuns() {
        BillingProject project = BillingProject.generate(DIRECTORY);
        assertThat(project.text("pom.xml").lines().count()).isLessThanOrEqualTo(30);
        assertThat(project.file(".gitignore")).isRegularFile();

        project.succeed("-Pentity", "-Dname=Payment",
                "-Dfields=invoice:ref(Invoice)!, paid_on:date! unique, method:enum(CASH,CARD)!, lasts:duration, note:json");
        project.write("src/main/java/org/example/billing/NowResource.java", TeamSources.NOW);
        project.write("src/test/java/org/example/billing/NowIT.java", TeamSources.NOW_TEST);
        project.write("src/test/java/org/example/billing/WithinIT.java", TeamSources.IN_SERVER_TEST);
        assertThat(project.succeed("verify").log()).contains("Tests run: 22, Failures: 0, Errors: 0, Skipped: 0")
                .contains("No filter and no sort of @Listed reads a whole table.").doesNotContain("database system is");

        project.greet("good morning");
        project.whileRunning(LOG, developer -> assertReloads(project, developer));
    }

    private static void assertReloads(BillingProject project, Api developer) {
        assertThat(BillingProject.text(LOG)).contains("Seed: 2 rows from", "Seed: 3 rows from");
        assertThat(developer.get("invoices?count=exact").json().getInt("count")).isEqualTo(3);
        assertThat(developer.get("greeting").body()).isEqualTo("good morning");

        project.write("src/main/webapp/shop/today.html", "open");
        project.greet("good evening");
        Deadline.await("the changed class", BillingProject.PATIENCE, () -> developer.get("greeting").body().equals("good evening"));
        assertThat(developer.asStranger().get("/shop/today.html").body()).isEqualTo("open");
        assertThat(BillingProject.text(LOG)).doesNotContain("another deployment", "a new start");

        project.write("src/main/java/org/example/billing/FarewellResource.java", TeamSources.farewell("good night"));
        Deadline.await("a new class", BillingProject.PATIENCE, () -> BillingProject.text(LOG).contains("another deployment"));
        assertThat(BillingProject.text(LOG)).contains("FarewellResource.java: served after");
        assertThat(developer.get("farewell").body()).isEqualTo("good night");
        assertThat(developer.get("now").body()).isEqualTo("1970-01-01T00:00:00Z");
    }
}
