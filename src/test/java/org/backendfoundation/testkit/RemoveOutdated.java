package org.backendfoundation.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A step of a project's build: if the foundation is another one than in the build before, what was made with that goes. Maven compares times
 * only, by which what an earlier release brought may be newer than what replaces it. The data of {@code mvn -Pdev} and the servers stay.
 */
public final class RemoveOutdated {

    private static final List<String> MADE = List.of("classes", "test-classes", "maven-status", "war", "server-config",
            "dependency-maven-plugin-markers");

    private RemoveOutdated() {
    }

    /** Takes as arguments the foundation's WAR, the directory of the build, and the project's name. */
    public static void main(String[] arguments) throws IOException {
        Path build = Directories.create(Path.of(arguments[1]));
        String foundation = identity(Path.of(arguments[0]));
        Path file = build.resolve("foundation.txt");
        if (Files.exists(file) && Files.readString(file).equals(foundation)) {
            return;
        }
        MADE.forEach(name -> Directories.delete(build.resolve(name)));
        Directories.delete(build.resolve(arguments[2]));
        Files.writeString(file, foundation);
    }

    private static String identity(Path war) throws IOException {
        return "%s %s %s".formatted(war, Files.size(war), Files.getLastModifiedTime(war));
    }
}
