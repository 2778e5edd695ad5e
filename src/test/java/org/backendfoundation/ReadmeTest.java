package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestClasses;
import org.junit.jupiter.api.Test;

/** The README says what is so: each failure prints the lines to mend. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path OPERATIONS = Path.of("src", "site", "markdown", "operations.md");
    private static final Path TEAM_PROJECT = Path.of("src", "test", "projects", "orders");
    private static final Pattern FILE = Pattern.compile("(?m)^`([^`\n]+)`:\n\n```\\w+\n(.*?)```$", Pattern.DOTALL);

    @Test
    void settingsAreThoseOfTheRooms() throws IOException {
        List<String> rows = SettingsGroup.all().stream().flatMap(group -> group.settings().stream()).map(ReadmeTest::row).toList();

        assertThat(table("| variable |")).as("rows of the table of variables").containsExactlyElementsOf(rows);
    }

    @Test
    void serversAreThoseOfServerConfig() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("server-config"))) {
            List<String> servers = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();

            assertThat(table("| server |").stream().map(row -> row.split("`")[1]).sorted()).containsExactlyElementsOf(servers);
        }
    }

    /** The build fetches these; the profile {@code payara7} is named outside the table. */
    @Test
    void versionsAreThoseThatTheTestsRunOn() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        List<String> rows = table("| server |");

        assertThat(Map.of("payara-micro", "payara", "payara", "payara.server", "wildfly", "wildfly")).allSatisfy((server, property) -> {
            Matcher version = Pattern.compile("<" + property + "\\.version>([^<]+)<").matcher(build);
            assertThat(version.find()).isTrue();
            assertThat(rows).anySatisfy(row -> assertThat(row).contains("| `" + server + "` |").endsWith(" " + version.group(1) + " |"));
        });
    }

    @Test
    void whatATestLeavesOutOnAServerIsADifferenceThatIsTold() throws IOException {
        List<String> heading = cells(Files.readString(README).lines().filter(line -> line.startsWith("| | `payara-micro`")).findFirst().orElseThrow());
        List<ExceptOn> exceptions = integrationTests().flatMap(test -> Stream.of(test.getDeclaredMethods()))
                .flatMap(method -> Stream.of(method.getAnnotationsByType(ExceptOn.class))).toList();

        List<String> differences = table("| | `payara-micro`");
        assertThat(exceptions).isNotEmpty().allSatisfy(exception -> {
            int column = heading.indexOf("`" + exception.value().word() + "`");
            assertThat(differences).anySatisfy(row -> assertThat(cells(row).get(column)).contains(exception.because()));
        });
    }

    @Test
    void whatRunsOnPayaraMicroAloneIsTold() throws IOException {
        String text = Files.readString(README).replace('\n', ' ');

        assertThat(integrationTests().map(test -> test.getAnnotation(OnPayaraMicro.class)).filter(Objects::nonNull)).isNotEmpty()
                .allSatisfy(alone -> assertThat(text).contains(alone.because()));
    }

    private static Stream<Class<?>> integrationTests() {
        return TestClasses.ending("IT");
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split("\\|")).map(String::strip).toList();
    }

    @Test
    void roomsStandInTheirLine() throws IOException {
        assertThat(Files.readString(README)).contains(String.join(" → ", RoomsTest.LINE));
    }

    @Test
    void filesThatItNamesExist() throws IOException {
        List<String> named = Stream.concat(Files.readString(README).lines(), Files.readString(OPERATIONS).lines()).flatMap(line -> Stream.of(line.split("[`() ]")))
                .filter(word -> word.startsWith("src/") || word.startsWith("server-config/")).toList();

        assertThat(named).isNotEmpty().allSatisfy(file ->
                assertThat(Files.exists(Path.of(file)) || Files.exists(TEAM_PROJECT.resolve(file))).as(file).isTrue());
    }

    @Test
    void firstEntityIsTheOneThatTheTestsDeploy() throws IOException {
        Matcher files = FILE.matcher(Files.readString(README));
        Map<String, String> shown = new HashMap<>();
        while (files.find()) {
            shown.put(files.group(1), files.group(2));
        }

        try (Stream<Path> project = Files.walk(TEAM_PROJECT)) {
            for (Path file : project.filter(Files::isRegularFile).toList()) {
                assertThat(shown.remove(TEAM_PROJECT.relativize(file).toString())).as(file.toString()).isEqualTo(Files.readString(file));
            }
        }
        assertThat(shown).as("files that only the README has").isEmpty();
    }

    @Test
    void atomicOperationIsTheOneThatTheTestsRun() throws IOException {
        String sample = Files.readString(Path.of("src", "test", "java", "org", "backendfoundation", "sample", "InvoiceReminders.java"));

        assertThat(Files.readString(README)).contains("```java\n" + sample.substring(sample.indexOf("import ")) + "```\n");
    }

    private static String row(Setting<?> setting) {
        String value = setting.isRequired() ? "required" : setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
        return "| `%s` | %s | %s |".formatted(setting.key().toUpperCase(Locale.ROOT), value, setting.meaning());
    }

    /** The rows under the heading that begins so. */
    private static List<String> table(String heading) throws IOException {
        return Files.readString(README).lines().dropWhile(line -> !line.startsWith(heading)).skip(2).takeWhile(line -> line.startsWith("|")).toList();
    }
}
