package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testing.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document leads to is there: pages, headings, files, classes. */
class LinksTest {

    private static final Path TEAM_PROJECT = Path.of("src", "test", "projects", "orders");
    private static final Path ARCHETYPE = Path.of("src", "team", "archetype", "src", "main", "resources", "archetype-resources");
    private static final Pattern FILE = Pattern.compile("(?m)(?<=^|[\\s`(])(?:src|server-config|\\.ci)/[\\w./-]*\\w");
    private static final Pattern CLASS = Pattern.compile("org\\.backendfoundation(?:\\.[a-z]+)+\\.[A-Z]\\w+");

    static List<Document> all() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void relativeLinksLeadToHeadingsOfDocuments(Document document) {
        Map<Path, Document> known = Document.all().stream().collect(Collectors.toMap(Document::file, Function.identity()));

        assertThat(document.links()).filteredOn(link -> !link.contains("://")).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path file = parts[0].isEmpty() ? document.file() : document.file().resolveSibling(parts[0]).normalize();
            assertThat(known).as(link).containsKey(file);
            if (parts.length > 1) {
                assertThat(known.get(file).anchors()).as(link).contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void filesExist(Document document) {
        List<String> named = document.find(FILE).stream().map(MatchResult::group).toList();

        assertThat(named).allSatisfy(file -> assertThat(Path.of(file)).satisfiesAnyOf(path -> assertThat(path).exists(),
                path -> assertThat(TEAM_PROJECT.resolve(path)).exists(), path -> assertThat(ARCHETYPE.resolve(path)).exists()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void classesExist(Document document) {
        assertThat(document.find(CLASS)).extracting(MatchResult::group).allSatisfy(name -> {
            String file = name.replace('.', '/') + ".java";
            assertThat(Stream.of("main", "test").map(tree -> Path.of("src", tree, "java", file))).anyMatch(Files::exists);
        });
    }

    @Test
    void headingsHaveTheAnchorsThatGitHubGivesThem() {
        Document document = new Document(Path.of("README.md"), "# A `b` c's (d)\n\ntext\n");

        assertThat(document.anchors()).containsExactly("a-b-cs-d");
    }
}
