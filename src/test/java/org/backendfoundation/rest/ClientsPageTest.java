package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** The page on generated clients shows what its test compiles and runs. */
class ClientsPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```\\w+\\n(.*?)```");
    private static final Pattern COMMAND = Pattern.compile("(?m)^    ((?:npm|npx|node|mvn|python3) .*)$");
    private static final Path CLIENT = Path.of("src", "test", "client");

    private final Document page = Document.page("clients");

    @Test
    void examplesAreThoseOfTheClients() throws IOException {
        String sources = text(CLIENT);

        List<String> examples = page.find(EXAMPLE).stream().map(found -> plain(found.group(1))).toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(sources).contains(example));
    }

    @Test
    void commandsAreThoseOfTheTest() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/backendfoundation/rest/GeneratedClientIT.java"));

        List<String> commands = page.find(COMMAND).stream().map(found -> found.group(1)).toList();

        assertThat(commands).isNotEmpty().allSatisfy(command -> assertThat(test)
                .contains(Stream.of(command.replaceFirst("^mvn ", "").split(" ")).collect(Collectors.joining("\", \"", "\"", "\""))));
    }

    private static String text(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                text.append(plain(Files.readString(file)));
            }
        }
        return text.toString();
    }

    /** Without what indents it. */
    private static String plain(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}
