package org.backendfoundation.sample;

import java.io.File;
import java.nio.file.Path;
import org.backendfoundation.configuration.setting.OwnSettings;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.TestClasses;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.Fork;
import org.example.shop.OpeningHours;
import org.example.shop.Voucher;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR we ship with the sample laid over it, as an overlay of a team's own build does, and with every probe: what a test does inside the
 * server.
 */
public final class SampleWar {

    private static final Path SAMPLE = Fork.directory("sample").resolve("sample.war");

    private SampleWar() {
    }

    /** The file, made anew: the build may have changed since the run before. */
    public static Path pack() {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "sample.war").importFrom(Deployments.WAR.toFile()).as(WebArchive.class);
        war.delete("/WEB-INF/classes/db/changelog.xml");
        war.addPackages(true, Filters.exclude(SampleServer.class, SampleWar.class, ArchiveResource.class), SampleWar.class.getPackage());
        war.addClass(OpeningHours.class);
        war.addClasses(TestClasses.ending("Probe").toArray(Class<?>[]::new));
        war.addClass(Deadline.class);
        war.addAsResource(new File("src/test/resources/sample/db"), "db");
        war.delete("/WEB-INF/classes/META-INF/entities.xml");
        war.addAsResource(new File("src/test/resources/sample/META-INF/entities.xml"), "META-INF/entities.xml");
        war.addAsWebResource(new StringAsset("<!DOCTYPE html><html lang=en><title>Shop</title></html>"), "shop/index.html");
        war.addAsResource(new File("src/test/resources/ValidationMessages.properties"), "ValidationMessages.properties");
        war.addAsResource(new File("src/test/resources/ValidationMessages_de.properties"), "ValidationMessages_de.properties");
        String settings = "META-INF/services/" + OwnSettings.class.getName();
        war.addAsResource(new File("src/test/resources/sample/" + settings), settings);
        war.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "shop-model.jar").addClass(Voucher.class));
        Directories.create(SAMPLE.getParent());
        war.as(ZipExporter.class).exportTo(SAMPLE.toFile(), true);
        return SAMPLE;
    }
}
