package org.backendfoundation.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of a project's build: if the foundation is another one than in the build before, what was made with that goes. Maven compares times
 * only, by which what an earlier release brought may be newer than what replaces it. The data of {@code mvn -Pdev} and the servers stay.
 * Nor does Maven remove what it copied of a file that was deleted; a revision that is in no list keeps a node from serving, so it goes, too.
 */
public final class RemoveOutdated {

    private static final List<String> MADE = List.of("classes", "test-classes", "maven-status", "war", "server-config",
            "dependency-maven-plugin-markers");

    private static final Path LIBRARIES = Path.of("WEB-INF", "lib");
    private static final Path REVISIONS = Path.of("db", "revision");

    private RemoveOutdated() {
    }

    /** Takes as arguments the foundation's WAR, the directory of the build, the project's name, and where this build lays out its WAR. */
    public static void main(String[] arguments) throws IOException {
        Path build = Directories.create(Path.of(arguments[1]));
        removeDeletedRevisions(build, arguments[2]);
        // Maven would do so itself before it lays them out again, and warn of each
        Directories.delete(Path.of(arguments[3]).resolve(LIBRARIES));
        String foundation = identity(Path.of(arguments[0]));
        Path file = build.resolve("foundation.txt");
        if (Files.exists(file) && Files.readString(file).equals(foundation)) {
            return;
        }
        MADE.forEach(name -> Directories.delete(build.resolve(name)));
        Directories.delete(build.resolve(arguments[2]));
        Directories.delete(build.resolve("dev").resolve(arguments[2]));
        Files.writeString(file, foundation);
    }

    private static void removeDeletedRevisions(Path build, String name) throws IOException {
        Path sources = build.toAbsolutePath().resolveSibling(Path.of("src", "main", "resources")).resolve(REVISIONS);
        Path copies = build.resolve("classes").resolve(REVISIONS);
        if (!Files.isDirectory(copies)) {
            return;
        }
        try (Stream<Path> files = Files.list(copies)) {
            for (Path file : files.filter(copy -> !Files.exists(sources.resolve(copy.getFileName().toString()))).toList()) {
                Files.delete(file);
                Files.deleteIfExists(
                        build.resolve(name).resolve("WEB-INF").resolve("classes").resolve(REVISIONS).resolve(file.getFileName()));
            }
        }
    }

    private static String identity(Path war) throws IOException {
        return "%s %s %s".formatted(war, Files.size(war), Files.getLastModifiedTime(war));
    }
}
