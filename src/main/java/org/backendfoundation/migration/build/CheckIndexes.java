package org.backendfoundation.migration.build;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.LoggerTree;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.persistence.index.IndexCheck;
import org.backendfoundation.persistence.resource.BuildUnit;

/**
 * Checks indexes while a project is built: that no filter and no sort of {@code @Listed} reads a whole table. It applies all revisions to a
 * database of its own, without a server, and needs embedded PostgreSQL in the class path.
 */
public final class CheckIndexes {

    private static final MigrationLimits LIMITS = new MigrationLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ZERO);

    /** A reference keeps the logger, and so its level. */
    private static final Logger CHATTER = LoggerTree.of("io.zonky.test.db.postgres");

    private CheckIndexes() {
    }

    /**
     * Takes the directory of the project's classes as argument. The change log is read from the class path, which also has the foundation's
     * own revisions. Prints the result, and exits with 1 where an index is missing.
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Optional<String> refusal = refusal(Path.of(arguments[0]));
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            System.err.println("[ERROR] BUILD FAILURE");
            System.exit(1); // Maven would say so itself, and print the stack trace of an exception and its message twice
        }
        System.out.println("No filter and no sort of @Listed reads a whole table.");
    }

    /** The statement that makes each missing index, one per line; empty where none is missing. */
    static Optional<String> refusal(Path classes) throws IOException, SQLException {
        CHATTER.setLevel(Level.WARNING);
        Redirect log = Redirect.to(classes.toAbsolutePath().resolveSibling("check-indexes.log").toFile());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig("stringtype", "unspecified")
                .setOutputRedirector(log).setErrorRedirector(log).start()) {
            List<String> findings = findings(classes, Thread.currentThread().getContextClassLoader(), server.getPostgresDatabase());
            return findings.isEmpty() ? Optional.empty()
                    : Optional.of("Some lists would read whole tables. Add these to a revision; or put small = true into @Listed of "
                            + "a table that never grows.\n" + String.join("\n", findings));
        }
    }

    /** @param database empty; its driver sends texts without a type, as the pools of the servers do */
    static List<String> findings(Path classes, ClassLoader loader, DataSource database) throws IOException, SQLException {
        MigrationCommand upgrade = new MigrationCommand(Identifiers.next(), "system", "build", "build", null, step -> {});
        new SchemaMigration(database, ChangeLog.read(loader), loader, Identifiers::next).apply(upgrade, LIMITS, holder -> {});
        return IndexCheck.findings(BuildUnit.of(classes, loader), database);
    }
}
