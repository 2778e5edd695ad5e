package org.backendfoundation.migration.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** The sample as a project of a team that builds itself: its classes in a directory, and its resources before those of the foundation. */
final class SampleProject extends ClassLoader {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "sample");
    private static final Path CLASSES = Path.of("target", "test-classes");

    SampleProject() {
        super(SampleProject.class.getClassLoader());
    }

    /** @param directory to fill with the classes */
    static Path classes(Path directory) throws IOException {
        for (Path part : List.of(Path.of("org", "backendfoundation", "sample"), Path.of("org", "example", "shop"))) {
            try (Stream<Path> files = Files.walk(CLASSES.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = directory.resolve(CLASSES.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return directory;
    }

    @Override
    public URL getResource(String name) {
        return Files.isRegularFile(RESOURCES.resolve(name)) ? url(RESOURCES.resolve(name)) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return Files.isRegularFile(RESOURCES.resolve(name)) ? Collections.enumeration(List.of(url(RESOURCES.resolve(name))))
                : super.getResources(name);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
