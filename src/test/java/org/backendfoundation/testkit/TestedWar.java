package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backendfoundation.testkit.clock.FileClock;
import org.backendfoundation.testkit.clock.TestClockProducer;

/** A copy of the project's WAR with what tests need within the server. The WAR itself stays as it is shipped. */
final class TestedWar {

    private static final List<Class<?>> ADDED = List.of(FileClock.class, TestClockProducer.class);

    private TestedWar() {
    }

    /** @param directory that gets a file of the same name */
    static Path of(Path war, Path directory) {
        try {
            Path copy = Files.copy(war, Directories.create(directory).resolve(war.getFileName()));
            try (FileSystem entries = FileSystems.newFileSystem(copy)) {
                for (Class<?> type : ADDED) {
                    add(type, entries.getPath("/WEB-INF/classes"));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Class<?> type, Path classes) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path entry = classes.resolve(name);
        Files.createDirectories(entry.getParent());
        try (InputStream bytes = type.getResourceAsStream("/" + name)) {
            Files.copy(bytes, entry);
        }
    }
}
