package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.TestClasses;
import org.junit.jupiter.api.Test;

/** The page about the servers names those that are configured and tested, with their versions and differences. */
class ServersPageTest {

    private static final String DIFFERENCES = "| | `payara-micro`";

    private final Document page = Document.page("servers");

    @Test
    void serversAreThoseOfServerConfig() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("server-config"))) {
            List<String> servers = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).toList();

            assertThat(page.firstColumn("| server |")).containsExactlyInAnyOrderElementsOf(servers);
        }
    }

    /** The build fetches these. The README names their major versions. */
    @Test
    void versionsAreThoseThatTheTestsRunOn() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        Map<String, List<String>> properties = Map.of("payara-micro", List.of("payara7", "payara"), "payara", List.of("payara.server"),
                "wildfly", List.of("wildfly"));

        assertThat(page.table("| server |")).hasSameSizeAs(properties.keySet()).map(Document::cells).allSatisfy(cells -> {
            List<String> named = List.of(cells.get(2).split(", "));
            assertThat(named).map(server -> server.replaceFirst(".* ", ""))
                    .isEqualTo(properties.get(cells.get(0)).stream().map(property -> version(build, property)).toList());
            assertThat(Document.readme().text().replace('\n', ' '))
                    .contains(named.stream().map(name -> name.replaceFirst("\\..*", "")).toList());
        });
    }

    @Test
    void installedFilesAreThoseOfTheBuild() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        Map<String,
                String> files = Map.of("payara", "payara-micro-%s.jar", "payara7", "payara-micro-%s.jar", "payara.server", "payara-%s.zip",
                        "wildfly", "wildfly-dist-%s.zip", "eclipselink", "eclipselink-%s.jar", "postgresql.driver", "postgresql-%s.jar");

        assertThat(files).allSatisfy((property, file) -> assertThat(Document.page("operations").text())
                .contains("/" + file.formatted(version(build, property))));
    }

    private static String version(String build, String property) {
        Matcher version = Pattern.compile("<" + Pattern.quote(property) + "\\.version>([^<]+)<").matcher(build);
        assertThat(version.find()).as("version of " + property).isTrue();
        return version.group(1);
    }

    @Test
    void whatATestLeavesOutOnAServerIsADifferenceThatIsTold() {
        List<String> heading = Document.cells(page.text().lines().filter(line -> line.startsWith(DIFFERENCES)).findFirst().orElseThrow());
        List<ExceptOn> exceptions = TestClasses.ending("IT")
                .flatMap(test -> Stream.<AnnotatedElement>concat(Stream.of(test), Stream.of(test.getDeclaredMethods())))
                .flatMap(element -> Stream.of(element.getAnnotationsByType(ExceptOn.class))).toList();

        List<String> differences = page.table(DIFFERENCES);
        assertThat(exceptions).isNotEmpty().allSatisfy(exception -> {
            int column = heading.indexOf(exception.value().scripts().getFileName().toString());
            assertThat(differences).anySatisfy(row -> assertThat(Document.cells(row).get(column)).contains(exception.because()));
        });
    }
}
