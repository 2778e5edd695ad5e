package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * What the driver of Payara Micro asks for passwords and sockets, as {@code configure} makes it of the WAR.
 *
 * @param classes by their names in the jar
 */
record PluginJar(SortedMap<String, byte[]> classes) {

    private static final List<String> PACKAGES = List.of("org/backendfoundation/secret", "org/backendfoundation/driver");

    /** @param war a file, or the directory of an unpacked one */
    static PluginJar of(Path war) {
        try (FileSystem zip = Files.isDirectory(war) ? null : FileSystems.newFileSystem(war)) {
            Path root = zip == null ? war : zip.getPath("/");
            return read(root.resolve("WEB-INF/classes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PluginJar read(Path root) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(root.resolve(name))) {
                for (Path file : files.toList()) {
                    classes.put(name + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
        return new PluginJar(classes);
    }

    int hash() {
        return classes.values().stream().map(Arrays::hashCode).toList().hashCode();
    }

    void write(Path file) {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : classes.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
