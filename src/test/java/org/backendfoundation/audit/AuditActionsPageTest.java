package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;

/** Auditors can look up every action that the foundation records: in the code, on the page about the trail, and in the console's search. */
class AuditActionsPageTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "backendfoundation");
    private static final Path REVISIONS = Path.of("src", "main", "resources", "db", "revision");
    private static final Path SEARCH = Path.of("src", "main", "webapp", "admin", "pages", "audit", "search.js");

    private static final Pattern COMMENT = Pattern.compile("(?m)^ */?\\*.*$");
    /** Several words in capitals are an action; those of the rooms {@code configuration} and {@code tool} are variables. */
    private static final Pattern WORDS = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
    private static final Pattern ARGUMENT = Pattern.compile(
            "(?:@Audited\\(action = |[.]record\\(|[.]recordIndependently\\(|new AuditRecord\\()\"([A-Z]+(?:_[A-Z]+)*)\"");
    private static final Pattern OF_A_ROW = Pattern.compile("\"([A-Z]+)\"");
    private static final Pattern OF_A_FUNCTION = Pattern.compile("VALUES \\('([A-Z_]+)'");
    private static final Pattern SUGGESTED = Pattern.compile("'([A-Z_]+)'");

    @Test
    void everyActionOfTheCodeIsListed() throws ClassNotFoundException {
        assertThat(listed()).isEqualTo(recorded());
    }

    @Test
    void consoleSuggestsThem() {
        String search = text(SEARCH);
        String suggestions = search.substring(search.indexOf("const ACTIONS"), search.indexOf("];", search.indexOf("const ACTIONS")));

        assertThat(new TreeSet<>(found(SUGGESTED, suggestions).toList())).isEqualTo(listed());
    }

    private static Set<String> listed() {
        return new TreeSet<>(Document.page("audit").firstColumn("| action |"));
    }

    private static Set<String> recorded() throws ClassNotFoundException {
        Set<String> actions = new TreeSet<>();
        files(SOURCES).filter(file -> !file.startsWith(SOURCES.resolve("configuration")) && !file.startsWith(SOURCES.resolve("tool")))
                .flatMap(file -> named(COMMENT.matcher(text(file)).replaceAll(""))).forEach(actions::add);
        found(OF_A_ROW, text(SOURCES.resolve("audit/capture/RowChange.java"))).forEach(actions::add);
        files(REVISIONS).map(AuditActionsPageTest::text).flatMap(revision -> found(OF_A_FUNCTION, revision)).forEach(actions::add);
        for (Object direction : Class.forName("org.backendfoundation.migration.revision.Direction").getEnumConstants()) {
            actions.add("MIGRATION_" + direction);
        }
        return actions;
    }

    private static Stream<String> named(String source) {
        return Stream.concat(found(WORDS, source), found(ARGUMENT, source));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
