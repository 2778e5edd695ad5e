package org.backendfoundation.migration.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks revisions while a project is built: reports all faults of the change log and the revision files that would keep a node from
 * starting.
 */
public final class CheckRevisions {

    private CheckRevisions() {
    }

    /**
     * Takes the project's directory as argument. The change log is read from the class path, which also has the foundation's own revisions.
     *
     * @throws IllegalStateException with all findings, one per line
     */
    public static void main(String[] arguments) throws IOException {
        List<String> findings = findings(Path.of(arguments[0], "src", "main", "resources"), Thread.currentThread().getContextClassLoader());
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The change log breaks " + findings.size() + " rules:\n" + String.join("\n", findings));
        }
    }

    /**
     * @param resources the directory of the project's resources
     * @param loader    finds the change log and the files that it lists
     * @return a sentence for each fault, which begins with the file
     */
    public static List<String> findings(Path resources, ClassLoader loader) throws IOException {
        ChangeLog changeLog = ChangeLog.read(loader, filesIn(resources.resolve(ChangeLog.DIRECTORY)));
        Stream<String> ofTexts = changeLog.revisions().stream()
                .flatMap(revision -> RevisionCheck.findings(RevisionFile.of(revision, loader)).stream());
        return Stream.concat(changeLog.findings().stream(), ofTexts).toList();
    }

    private static List<String> filesIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(CheckRevisions::name).toList();
        }
    }

    private static String name(Path file) {
        return ChangeLog.DIRECTORY + file.getFileName() + (Files.isDirectory(file) ? "/" : "");
    }
}
