package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestClasses;
import org.junit.jupiter.api.Test;

/** The page for contributors names what is there. */
class ContributingPageTest {

    private static final Pattern IMPORTED = Pattern.compile("(?m)^import .*\\.(\\w+);$");
    private static final Pattern TYPE = Pattern.compile("@?([A-Z]\\w*[a-z]\\w*)(?:[.(].*)?");
    /** Patterns of names. */
    private static final Set<String> PATTERNS = Set.of("XTest", "XIT", "Drill");

    private final Document page = Document.page("contributing");

    @Test
    void whatRunsOnPayaraMicroAloneIsTold() {
        String text = page.text().replaceAll("\\s+", " ");

        assertThat(TestClasses.ending("IT").map(test -> test.getAnnotation(OnPayaraMicro.class)).filter(Objects::nonNull)).isNotEmpty()
                .allSatisfy(alone -> assertThat(text).contains(alone.because()));
    }

    @Test
    void typesThatItNamesExist() {
        Set<String> known = sources().flatMap(file -> Stream.concat(Stream.of(typeOf(file)), imports(file))).collect(Collectors.toSet());

        assertThat(page.code()).extracting(TYPE::matcher).filteredOn(type -> type.matches()).extracting(type -> type.group(1))
                .isNotEmpty().filteredOn(type -> !PATTERNS.contains(type)).isSubsetOf(known);
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typeOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Stream<String> imports(Path file) {
        try {
            return IMPORTED.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
