package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled tests whose names end with a word. */
public final class TestClasses {

    private static final Path DIRECTORY = Path.of("target", "test-classes").toAbsolutePath();
    private static final String SUFFIX = ".class";

    private TestClasses() {
    }

    public static Stream<Class<?>> ending(String ending) {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            List<String> names = files.map(file -> DIRECTORY.relativize(file).toString())
                    .filter(name -> name.endsWith(ending + SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.').replace('\\', '.')).toList();
            return names.stream().map(TestClasses::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, TestClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
