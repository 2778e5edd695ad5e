package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** The code that the documents show is the code that the tests run. */
class ExamplesTest {

    private static final Path TEAM_PROJECT = Path.of("src", "test", "projects", "orders");
    private static final Path SAMPLE = Path.of("src", "test", "java", "org", "backendfoundation", "sample");
    private static final Path CLINIC = Path.of("src", "test", "java", "org", "example", "clinic");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?m)^`([^`\n]+)`:\n\n```\\w+\n(.*?)```$", Pattern.DOTALL);

    @Test
    void firstEntityIsTheOneThatTheTestsDeploy() {
        Map<String, String> project = teamProject();

        assertThat(files(Document.page("entities"))).containsExactlyInAnyOrderEntriesOf(project);
        assertThat(files(Document.readme())).isNotEmpty();
        assertThat(project).containsAllEntriesOf(files(Document.readme()));
    }

    @Test
    void entityWithRelationsIsTheOneThatTheTestsCheck() {
        String page = Document.page("entities").text();

        assertThat(page).contains(shown(CLINIC.resolve("Visit.java")));
        assertThat(page).contains(shown(CLINIC.resolve("HomeVisit.java")));
    }

    @Test
    void relationsAreThoseOfTheSample() {
        Path revision = Path.of("src", "test", "resources", "sample", "db", "revision", "e81b6f2c5d03_shop.sql");
        String page = Document.page("entities").text();
        String section = page.substring(page.indexOf("### Parts, from Java to SQL"), page.indexOf("## Related rows"));
        List<String> sources = List.of("CustomerOrder", "OrderLine", "Product", "Category").stream()
                .map(name -> text(SAMPLE.resolve(Path.of("shop", name + ".java")))).toList();

        assertThat(blocks(EXAMPLE, section)).hasSize(4).allMatch(
                shown -> sources.stream()
                        .anyMatch(source -> source.contains(shown) || source.contains(shown.indent(4).replace("    \n", "\n"))));
        assertThat(blocks(SQL, section)).hasSize(2).allMatch(shown -> shown.lines().allMatch(text(revision)::contains));
    }

    private static List<String> blocks(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(block -> block.group(1)).toList();
    }

    private static Map<String, String> files(Document document) {
        return document.find(FILE).stream().collect(Collectors.toMap(file -> file.group(1), file -> file.group(2)));
    }

    private static Map<String, String> teamProject() {
        try (Stream<Path> files = Files.walk(TEAM_PROJECT)) {
            Map<String, String> project = new TreeMap<>();
            files.filter(Files::isRegularFile).forEach(file -> project.put(TEAM_PROJECT.relativize(file).toString(), text(file)));
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rowsOfOneCallerAreShownByTheSample() {
        assertThat(Document.page("entities").text()).contains(shown(SAMPLE.resolve("InvoiceResource.java")));
    }

    @Test
    void atomicOperationIsTheOneThatTheTestsRun() {
        assertThat(Document.page("audit").text()).contains(shown(SAMPLE.resolve("InvoiceReminders.java")));
    }

    @Test
    void deprecatedAttributeIsOneOfTheSample() {
        String attribute = Document.page("compatibility").find(EXAMPLE).get(0).group(1);

        assertThat(shown(SAMPLE.resolve(Path.of("shop", "Review.java")))).contains(attribute.indent(4));
    }

    @Test
    void teamsActionIsOneOfTheSample() {
        assertThat(Document.page("audit").text()).contains(shown(SAMPLE.resolve("RateImports.java")));
    }

    @Test
    void whatATeamAddsIsWhatTheSampleHas() {
        String page = Document.page("extend").text();

        for (String name : List.of("ShopRoles", "CustomerOrderResource", "ShopError", "OrderStatements", "CityOrderResource",
                "OrderDocumentResource")) {
            assertThat(page).contains(shown(SAMPLE.resolve(Path.of("shop", name + ".java"))));
        }
        List<String> parts = Document.page("extend").find(EXAMPLE).stream().map(found -> found.group(1))
                .filter(code -> code.startsWith("@GET"))
                .toList();
        assertThat(parts).isNotEmpty().allSatisfy(
                part -> assertThat(shown(SAMPLE.resolve(Path.of("shop", "CustomerResource.java")))).contains(part.indent(4)));
        assertThat(page).contains(shown(SAMPLE.resolve("OverdueReminders.java")), shown(SAMPLE.resolve("ReminderSettings.java")),
                shown(SAMPLE.resolve("InvoiceTotals.java")));
    }

    @Test
    void attributesWithRolesAreThoseOfTheSample() {
        String attributes = Document.page("extend").find(EXAMPLE).stream().map(example -> example.group(1))
                .filter(example -> example.startsWith("@AttributeRoles")).findFirst().orElseThrow();

        assertThat(shown(SAMPLE.resolve(Path.of("staff", "Employee.java")))).contains(attributes.indent(4).replaceAll("(?m)^ +$", ""));
    }

    @Test
    void ownMetricsAreThoseOfTheSample() {
        assertThat(Document.page("observation").text()).contains(shown(SAMPLE.resolve(Path.of("shop", "ShopMetrics.java"))));
    }

    @Test
    void resourcesOfTheServerAreThoseThatTheTestsConfigure() {
        String page = Document.page("extend").text();

        for (String file : List.of("payara.asadmin", "wildfly.cli")) {
            assertThat(page).contains("```text\n" + text(Path.of("src", "test", "resources", "sample", "server-config", file)) + "```");
        }
    }

    /** From its imports on. */
    private static String shown(Path file) {
        String sample = text(file);
        return "```java\n" + sample.substring(sample.indexOf("import ")) + "```\n";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
