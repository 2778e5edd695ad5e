package org.backendfoundation.testing;

import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The shipped WAR, for tests in a server. */
public final class Deployments {

    /** The WAR that the build packs. */
    public static final Path WAR = Path.of("target", "foundation.war").toAbsolutePath();

    private Deployments() {
    }

    /** The WAR with the tests that run inside the server and their assertion libraries. */
    @Deployment
    public static WebArchive foundation() {
        return ShrinkWrap.create(ZipImporter.class, "foundation.war").importFrom(WAR.toFile()).as(WebArchive.class)
                .addClass(InServer.class)
                .addClasses(inServerTests())
                .addAsLibrary(jarOf(Assertions.class))
                .addAsLibrary(jarOf(net.bytebuddy.ByteBuddy.class));
    }

    private static Class<?>[] inServerTests() {
        return TestClasses.ending("IT").filter(test -> test.isAnnotationPresent(InServer.class)).toArray(Class<?>[]::new);
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
