package org.backendfoundation.testkit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backendfoundation.migration.revision.CheckRevisions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entities with which a project begins are what the generator would write. */
class ArchetypeExamplesTest {

    private static final Path ARCHETYPE = Path.of("src/team/archetype/src/main/resources/archetype-resources/src");

    @TempDir
    Path directory;

    private TeamProject project;

    @BeforeEach
    void generate() {
        project = TeamProject.in(directory);
        project.generate(
                "Invoice: number:string! unique, customer:ref(Customer)!, total:decimal(12,2)!, due_on:date, status:enum(OPEN,PAID)!",
                "Customer: name:string! unique, email:string");
    }

    @Test
    void generatedFilesAreThoseOfTheArchetype() throws IOException {
        assertThat(withoutIds(archetype())).containsAllEntriesOf(withoutIds(project.files()));
    }

    @Test
    void revisionsPassTheCheckOfTheBuild() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(project.loader(directory));
        try {
            assertThatCode(() -> CheckRevisions.main(new String[] {directory.toString()})).doesNotThrowAnyException();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Map<String, String> archetype() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ARCHETYPE)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(java|sql)")).toList()) {
                texts.put(file.getFileName().toString().replaceFirst("^[0-9a-f]{12}_", ""),
                        Files.readString(file).replace("${package}", TeamProject.PACKAGE).replace("${artifactId}", "billing"));
            }
        }
        return texts;
    }

    private static Map<String, String> withoutIds(Map<String, String> files) {
        files.remove("changelog.xml");
        files.replaceAll((name, text) -> text.replaceFirst("--changeset billing:[0-9a-f]{12}\n", "--changeset billing:\n"));
        return files;
    }
}
