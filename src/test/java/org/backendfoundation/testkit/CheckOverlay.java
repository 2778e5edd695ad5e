package org.backendfoundation.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A check of a project's build: no file of the project may silently take the place of one of the foundation's WAR. A few are the project's to
 * replace; lists may grow; every other one is refused by name.
 */
public final class CheckOverlay {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final Set<String> REPLACEABLE = Set.of(CLASSES + "db/changelog.xml", CLASSES + "META-INF/application.properties",
            CLASSES + "META-INF/entities.xml");

    private CheckOverlay() {
    }

    /**
     * Takes as arguments the foundation's WAR, the directory of the project's classes, and that of its pages.
     *
     * @throws IllegalStateException with all findings, one per line
     */
    public static void main(String[] arguments) throws IOException {
        List<String> findings = findings(Path.of(arguments[0]), Map.of(CLASSES, Path.of(arguments[1]), "", Path.of(arguments[2])));
        if (!findings.isEmpty()) {
            throw new IllegalStateException("Files of this project would replace the foundation's:\n" + String.join("\n", findings));
        }
    }

    /** @param directories of the project, by where they are in its WAR */
    static List<String> findings(Path war, Map<String, Path> directories) throws IOException {
        List<String> findings = new ArrayList<>();
        try (ZipFile foundation = new ZipFile(war.toFile())) {
            for (Map.Entry<String, Path> directory : directories.entrySet()) {
                for (Path file : files(directory.getValue())) {
                    String name = directory.getKey() + directory.getValue().relativize(file).toString().replace('\\', '/');
                    ZipEntry replaced = foundation.getEntry(name);
                    if (replaced != null && !REPLACEABLE.contains(name)) {
                        findings.addAll(finding(name, file, lines(foundation, replaced)));
                    }
                }
            }
        }
        return findings.stream().sorted().toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> finding(String name, Path file, List<String> needed) throws IOException {
        if (!isList(name)) {
            return List.of("%s: the foundation has this file. Remove yours, or give it another name".formatted(name));
        }
        List<String> missing = new ArrayList<>(needed);
        missing.removeAll(Files.readString(file).lines().map(String::strip).toList());
        return missing.isEmpty() ? List.of()
                : List.of("%s: add the foundation's lines to yours:\n    %s".formatted(name, String.join("\n    ", missing)));
    }

    /** Of lines that stand by themselves, so that the foundation's and a project's fit into one file. */
    private static boolean isList(String name) {
        return name.startsWith(CLASSES + "META-INF/services/") || name.equals(CLASSES + "META-INF/microprofile-config.properties");
    }

    private static List<String> lines(ZipFile foundation, ZipEntry entry) throws IOException {
        String text = new String(foundation.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
}
