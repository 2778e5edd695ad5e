package org.backendfoundation.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * What the driver of Payara Micro asks for passwords, as {@code configure} makes it of the WAR.
 *
 * @param classes by their names in the jar
 */
record PluginJar(SortedMap<String, byte[]> classes) {

    private static final String PACKAGE = "org/backendfoundation/secret";

    /** @param war a file, or the directory of an unpacked one */
    static PluginJar of(Path war) {
        try (FileSystem zip = Files.isDirectory(war) ? null : FileSystems.newFileSystem(war)) {
            Path root = zip == null ? war : zip.getPath("/");
            return read(root.resolve("WEB-INF/classes").resolve(PACKAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PluginJar read(Path directory) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                classes.put(PACKAGE + "/" + file.getFileName(), Files.readAllBytes(file));
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
