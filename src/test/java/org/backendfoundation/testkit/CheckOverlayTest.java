package org.backendfoundation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckOverlayTest {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String SERVICE = "META-INF/services/org.example.Service";

    @TempDir
    Path directory;

    private Path war;

    @BeforeEach
    void packWar() throws IOException {
        war = directory.resolve("foundation.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (Map.Entry<String, String> file : Map
                    .of("WEB-INF/web.xml", "<web-app/>", CLASSES + "META-INF/persistence.xml", "<persistence/>",
                            CLASSES + "db/changelog.xml", "<databaseChangeLog/>", CLASSES + SERVICE,
                            "# ours\norg.example.One\norg.example.Two\n")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    @Test
    void fileOfItsOwnNameIsAllowed() throws IOException {
        write("classes/org/example/Invoice.class", "");
        write("webapp/index.html", "");

        assertThat(findings()).isEmpty();
    }

    @Test
    void listOfRevisionsIsTheProjectsToReplace() throws IOException {
        write("classes/db/changelog.xml", "<databaseChangeLog><include/></databaseChangeLog>");

        assertThat(findings()).isEmpty();
    }

    @Test
    void eachFileThatWouldReplaceOneIsNamed() throws IOException {
        write("classes/META-INF/persistence.xml", "<persistence/>");
        write("webapp/WEB-INF/web.xml", "<web-app/>");

        assertThat(findings()).containsExactly(
                "WEB-INF/classes/META-INF/persistence.xml: the foundation has this file. Remove yours, or give it another name",
                "WEB-INF/web.xml: the foundation has this file. Remove yours, or give it another name");
    }

    @Test
    void listOfServicesNeedsTheFoundationsLines() throws IOException {
        write("classes/" + SERVICE, "org.example.Mine\norg.example.Two\n");

        assertThat(findings()).containsExactly(
                "WEB-INF/classes/META-INF/services/org.example.Service: add the foundation's lines to yours:\n    org.example.One");
    }

    @Test
    void listOfServicesWithTheFoundationsLinesIsAllowed() throws IOException {
        write("classes/" + SERVICE, "org.example.Mine\n  org.example.Two\norg.example.One\n");

        assertThat(findings()).isEmpty();
    }

    private List<String> findings() throws IOException {
        return CheckOverlay.findings(war, Map.of(CLASSES, directory.resolve("classes"), "", directory.resolve("webapp")));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
