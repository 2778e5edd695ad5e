package org.backendfoundation.testing;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The shipped WAR with additions of a test, as a file. */
public final class TestWar {

    private final WebArchive archive;

    private TestWar(WebArchive archive) {
        this.archive = archive;
    }

    public static TestWar shipped() {
        return new TestWar(
                ShrinkWrap.create(ZipImporter.class, "foundation.war").importFrom(Deployments.WAR.toFile()).as(WebArchive.class));
    }

    public TestWar with(Class<?>... classes) {
        archive.addClasses(classes);
        return this;
    }

    /** Adds a resource, or replaces the one with this name. */
    public TestWar with(String resource, String text) {
        String path = "WEB-INF/classes/" + resource;
        archive.delete(path);
        archive.add(new StringAsset(text), path);
        return this;
    }

    /** Adds a library, as a team's WAR would have it. */
    public TestWar withLibrary(String resource, String text) {
        archive.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "library.jar").add(new StringAsset(text), resource));
        return this;
    }

    /** Adds a library of these classes. */
    public TestWar withLibrary(Class<?>... classes) {
        archive.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "classes.jar").addClasses(classes));
        return this;
    }

    public Path writeTo(Path directory) {
        Path file = directory.resolve("foundation.war");
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
