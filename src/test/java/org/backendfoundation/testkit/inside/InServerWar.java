package org.backendfoundation.testkit.inside;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build packs, with the tests that run inside the server and their assertion libraries. */
public final class InServerWar {

    private static final Path WAR = Path.of(System.getProperty("foundation.war", "target/foundation.war"));
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();
    private static final String SUFFIX = ".class";

    private InServerWar() {
    }

    @Deployment
    public static WebArchive archive() {
        return ShrinkWrap.create(ZipImporter.class, WAR.getFileName().toString()).importFrom(WAR.toFile()).as(WebArchive.class)
                .addClass(InServer.class).addClasses(tests())
                .addAsLibrary(jarOf(Assertions.class)).addAsLibrary(jarOf(net.bytebuddy.ByteBuddy.class));
    }

    private static Class<?>[] tests() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<String> names = files.map(file -> TESTS.relativize(file).toString()).filter(name -> name.endsWith("IT" + SUFFIX)).toList();
            return names.stream().map(name -> load(name.substring(0, name.length() - SUFFIX.length()).replace(File.separatorChar, '.')))
                    .filter(test -> test.isAnnotationPresent(InServer.class))
                    .flatMap(test -> Stream.concat(Stream.of(test), Stream.of(test.getAnnotation(InServer.class).with())))
                    .distinct().toArray(Class<?>[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, InServerWar.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
