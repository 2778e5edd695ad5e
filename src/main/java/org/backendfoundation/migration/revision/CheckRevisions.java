package org.backendfoundation.migration.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names, while a project is built, everything that would keep a node from starting: what is wrong with its change log and with the files of its revisions. */
public final class CheckRevisions {

    private CheckRevisions() {
    }

    /**
     * The project's directory; the change log is read from the class path, on which the foundation's own revisions are, too.
     *
     * @throws IllegalStateException with all findings, a line each
     */
    public static void main(String[] arguments) throws IOException {
        List<String> findings = findings(Path.of(arguments[0], "src", "main", "resources"), Thread.currentThread().getContextClassLoader());
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The change log breaks " + findings.size() + " rules:\n" + String.join("\n", findings));
        }
    }

    static List<String> findings(Path resources, ClassLoader loader) throws IOException {
        ChangeLog changeLog = ChangeLog.read(loader, present(resources.resolve(ChangeLog.DIRECTORY)));
        Stream<String> ofTexts = changeLog.revisions().stream().flatMap(revision -> RevisionCheck.findings(RevisionFile.of(revision, loader)).stream());
        return Stream.concat(changeLog.findings().stream(), ofTexts).toList();
    }

    private static List<String> present(Path directory) throws IOException {
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
