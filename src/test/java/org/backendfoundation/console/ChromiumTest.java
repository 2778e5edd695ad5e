package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    Path directory;

    @Test
    void isFoundOnThePath() throws IOException {
        Path browser = program("on-path/chromium");
        Path driver = program("on-path/chromedriver");

        assertThat(installed(Map.of("PATH", "/nowhere:" + directory.resolve("on-path")))).contains(new Chromium(browser, driver));
    }

    @Test
    void isFoundInAUsualPlace() throws IOException {
        Path browser = program("usual/google-chrome");
        Path driver = program("usual/chromedriver");

        assertThat(installed(Map.of())).contains(new Chromium(browser, driver));
    }

    @Test
    void whatTheEnvironmentNamesComesFirst() throws IOException {
        program("usual/chromium");
        Path driver = program("usual/chromedriver");
        Path named = program("elsewhere/browser");

        assertThat(installed(Map.of("CHROMIUM", named.toString()))).contains(new Chromium(named, driver));
    }

    @Test
    void isMissingWhereTheNamedOneIsNot() throws IOException {
        program("usual/chromium");
        program("usual/chromedriver");

        assertThat(installed(Map.of("CHROMIUM", "/nowhere/chromium"))).isEmpty();
    }

    @Test
    void isMissingWithoutItsDriver() throws IOException {
        program("usual/chromium");

        assertThat(installed(Map.of())).isEmpty();
    }

    private Optional<Chromium> installed(Map<String, String> environment) {
        return Chromium.installed(environment, List.of(directory.resolve("usual")));
    }

    private Path program(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file).toFile().setExecutable(true);
        return file;
    }
}
