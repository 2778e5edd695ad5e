package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.backendfoundation.testkit.Directories;

/**
 * The foundation as a later version may be, in a local repository beside the present one: one more revision, and one type of the public API
 * that is deprecated.
 */
record NextVersion(Path repository, String present) {

    static final String VERSION = "0.2.0";
    static final String REVISION = "0d1f5a3c7b29";

    private static final String FILE = "db/revision/" + REVISION + "_foundation_note.sql";
    private static final String LIST = "db/foundation.xml";
    private static final String END = "</databaseChangeLog>";
    private static final String SQL = """
            --liquibase formatted sql

            --changeset foundation:%s
            CREATE TABLE foundation_note (id uuid PRIMARY KEY);
            --rollback DROP TABLE foundation_note;
            """.formatted(REVISION);
    private static final String DEPRECATED = "org/backendfoundation/role/Roles";

    /** Installs what a project names by the version of its parent. */
    void install() {
        for (String artifact : List.of("foundation", "foundation-parent", "foundation-testkit")) {
            install(artifact);
        }
    }

    /** What is compiled against. */
    Path classes() {
        return directory("foundation").resolve("foundation-" + VERSION + "-classes.jar");
    }

    /** The same without a type that teams use. */
    Path classesWithoutType(Path jar) {
        change(copy(classes(), jar), root -> Files.delete(root.resolve(DEPRECATED + ".class")));
        return jar;
    }

    private Path directory(String artifact) {
        return repository.resolve(Path.of("org", "backendfoundation", artifact, VERSION));
    }

    private void install(String artifact) {
        Path made = Directories.create(directory(artifact));
        try (Stream<Path> files = Files.list(made.resolveSibling(present))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(artifact)).toList()) {
                add(copy(file, made.resolve(file.getFileName().toString().replace(present, VERSION))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".pom")) {
            Files.writeString(file, Files.readString(file).replace(present, VERSION));
        } else if (name.endsWith(".war")) {
            change(file, root -> addTo(root.resolve("WEB-INF/classes")));
        } else if (name.endsWith("-classes.jar")) {
            change(file, NextVersion::addTo);
        }
    }

    private static void addTo(Path classes) throws IOException {
        String list = Files.readString(classes.resolve(LIST));
        Files.writeString(classes.resolve(LIST), list.replace(END, "  <include file=\"%s\" labels=\"expand\"/>%n%s".formatted(FILE, END)));
        Files.writeString(classes.resolve(FILE), SQL);
        Files.write(classes.resolve(DEPRECATED + ".class"), deprecated());
    }

    private static byte[] deprecated() throws IOException {
        Path directory = Files.createTempDirectory("next");
        Path source = directory.resolve("Roles.java");
        Files.writeString(source, Files.readString(Path.of("src/main/java", DEPRECATED + ".java"), StandardCharsets.UTF_8)
                .replace("public final class", "@Deprecated public final class"));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, Stream.concat(
                Stream.of("--release", "17", "-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                Stream.of(source.toString())).toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("The deprecated type is not compiled");
        }
        byte[] compiled = Files.readAllBytes(directory.resolve(DEPRECATED + ".class"));
        Directories.delete(directory);
        return compiled;
    }

    private static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Path archive, Change change) {
        try (FileSystem files = FileSystems.newFileSystem(archive)) {
            change.apply(files.getPath("/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Change {
        void apply(Path root) throws IOException;
    }
}
