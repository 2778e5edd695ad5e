package org.backendfoundation.sample;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.Directories;
import org.backendfoundation.testing.Fork;
import org.backendfoundation.testing.TestClasses;
import org.example.shop.OpeningHours;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
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
        war.addClasses(Invoice.class, InvoiceResource.class, InvoiceReminders.class, RateImports.class, Reminder.class,
                EncryptedTextConverter.class, Stock.class, StockResource.class,
                SampleCallers.class, OpeningHours.class);
        war.addClasses(TestClasses.ending("Probe").toArray(Class<?>[]::new));
        Map.of("db/changelog.xml", "db/changelog.xml",
                "db/revision/1f0c3a8d52be_invoice.sql", "db/revision/1f0c3a8d52be_invoice.sql",
                "db/revision/93b7e4d0a61f_reminder.sql", "db/revision/93b7e4d0a61f_reminder.sql",
                "db/revision/c40d91e7a5b2_stock.sql", "db/revision/c40d91e7a5b2_stock.sql")
                .forEach((file, name) -> war.addAsResource(new File("src/test/resources/sample", file), name));
        Directories.create(SAMPLE.getParent());
        war.as(ZipExporter.class).exportTo(SAMPLE.toFile(), true);
        return SAMPLE;
    }
}
