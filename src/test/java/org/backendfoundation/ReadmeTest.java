package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.backendfoundation.configuration.Setting;
import org.backendfoundation.configuration.SettingsGroup;
import org.junit.jupiter.api.Test;

/** The README says what is so: each failure prints the lines to mend. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void settingsAreThoseOfTheRooms() throws IOException {
        List<String> rows = SettingsGroup.all().stream().flatMap(group -> group.settings().stream()).map(ReadmeTest::row).toList();

        assertThat(table("| variable |")).as("rows of the table of variables").containsExactlyElementsOf(rows);
    }

    @Test
    void serversAreThoseOfServerConfig() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("server-config"))) {
            List<String> servers = folders.map(folder -> folder.getFileName().toString()).sorted().toList();

            assertThat(table("| server |").stream().map(row -> row.split("`")[1]).sorted()).containsExactlyElementsOf(servers);
        }
    }

    @Test
    void roomsStandInTheirLine() throws IOException {
        assertThat(Files.readString(README)).contains(String.join(" → ", RoomsTest.LINE));
    }

    @Test
    void filesThatItNamesExist() throws IOException {
        List<String> named = Files.readString(README).lines().flatMap(line -> Stream.of(line.split("[`() ]")))
                .filter(word -> word.startsWith("src/") || word.startsWith("server-config/")).toList();

        assertThat(named).isNotEmpty().allSatisfy(file -> assertThat(Path.of(file)).exists());
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
