package org.backendfoundation.testkit.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.Revision;

/** What Maven laid out for the server, and what {@code mvn -Pdev} changes in it. */
public final class WarDirectory {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String UNCACHED = "  <property name=\"cacheTTL\" value=\"0\"/>";

    private WarDirectory() {
    }

    /** Before the server starts. */
    public static void prepare(Path war) {
        removeDeletedRevisions(war);
        serveUncached(war);
    }

    /** Maven leaves what it copied of them, and a revision that is in no list keeps a node from serving. */
    private static void removeDeletedRevisions(Path war) {
        Path directory = war.resolve("WEB-INF").resolve("classes").resolve(ChangeLog.DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return;
        }
        Set<String> present = ChangeLog.ofFoundation(WarDirectory.class.getClassLoader()).revisions().stream().map(Revision::file)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = ChangeLog.DIRECTORY + file.getFileName();
                if (!present.contains(name) && !Files.exists(RESOURCES.resolve(name))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes Payara look at the file for each request of a page; otherwise it remembers pages for a while. */
    private static void serveUncached(Path war) {
        Path descriptor = war.resolve("WEB-INF").resolve("glassfish-web.xml");
        try {
            String text = Files.readString(descriptor);
            if (!text.contains(UNCACHED)) { // Maven leaves a file that is newer than its source
                Files.writeString(descriptor, text.replace("</glassfish-web-app>", UNCACHED + "\n</glassfish-web-app>"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
