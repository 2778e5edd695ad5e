package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testing.ShellCheck;
import org.backendfoundation.testing.TestClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the servers, of CI and of the benchmarks, and what they source. */
@ExtendWith(ShellCheck.class)
class ScriptsTest {

    private static final Pattern SHELL = Pattern.compile("#!.*\\b(ba|da)?sh\\b.*");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*[a-z]IT\\b");

    @Test
    void shellCheckFindsNothing() throws IOException {
        List<Path> scripts = Stream.of(".ci", "server-config", "src/bench").flatMap(ScriptsTest::files).filter(ScriptsTest::isScript)
                .toList();

        assertThat(scripts).contains(Path.of(".ci", "run"), Path.of("server-config", "wildfly", "start"));
        assertThat(ShellCheck.findings(scripts)).isEmpty();
    }

    /** Maven says nothing of a name that no class has, as long as another one has a class. */
    @Test
    void testsThatCiNamesExist() throws IOException {
        Set<String> known = TestClasses.ending("IT").map(Class::getSimpleName).collect(Collectors.toSet());

        assertThat(TEST.matcher(Files.readString(Path.of(".ci", "run"))).results().map(MatchResult::group)).isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void faultInWhatAScriptSourcesIsFound(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("steps.sh"), "# shellcheck shell=sh\nrm $1\n");
        Path script = Files.writeString(directory.resolve("start"), "#!/bin/sh\n. \"$(dirname \"$0\")/steps.sh\"\n");

        assertThat(ShellCheck.findings(List.of(script))).singleElement().asString().contains("steps.sh:2", "SC2086");
    }

    private static Stream<Path> files(String directory) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Latin 1 reads whatever is no text, too. */
    private static boolean isScript(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            return first != null && SHELL.matcher(first).matches();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
