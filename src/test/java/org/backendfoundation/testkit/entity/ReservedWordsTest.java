package org.backendfoundation.testkit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.property.Properties;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservedWordsTest {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]+\\.(\\w+);");
    private static final Pattern TABLE = Pattern.compile("(?i)CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");

    @Test
    void classesThatGeneratedFilesUseAreReserved(@TempDir java.nio.file.Path directory) {
        TeamProject project = TeamProject.in(directory);
        project.generate("Customer: name:string! unique", TeamProject.OF_ALL_KINDS);

        Set<String> imported = project.files().values().stream().flatMap(text -> IMPORT.matcher(text).results())
                .map((MatchResult found) -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(ReservedWords.CLASSES)).isEqualTo(imported);
    }

    @Test
    void pathsOfTheFoundationAreReserved() {
        Set<String> paths = ShippedClasses.ALL.stream().filter(type -> type.isAnnotatedWith(Path.class))
                .map(type -> type.getAnnotationOfType(Path.class).value().replaceFirst("^/", "").split("/")[0])
                .filter(path -> !path.isEmpty()).collect(Collectors.toSet());

        assertThat(ReservedWords.PATHS).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void tablesOfTheFoundationAreReserved() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main"))) {
            for (java.nio.file.Path file : files.filter(file -> file.toString().matches(".*\\.(sql|java)")).toList()) {
                assertThat(TABLE.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1)))
                        .as(file.toString()).isSubsetOf(ReservedWords.TABLES);
            }
        }
    }

    @Test
    void whatEachEntityHasIsReserved() {
        assertThat(Properties.of(BaseEntity.class)).isNotEmpty().allSatisfy(property -> {
            assertThat(ReservedWords.BASE).contains(property.jsonName());
        });
    }
}
