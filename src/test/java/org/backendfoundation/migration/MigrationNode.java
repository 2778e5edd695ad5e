package org.backendfoundation.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One node in a process of its own, migrating as a server does when it starts, or back to a revision: JDBC URL, user, password, name,
 * revision.
 */
public final class MigrationNode {

    /** Options for many at once. */
    static final List<String> SMALL_JVM = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx64m");

    private static final MigrationLimits LIMITS = new MigrationLimits(Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ZERO);

    private MigrationNode() {
    }

    public static void main(String[] arguments) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(arguments[0]);
        dataSource.setUser(arguments[1]);
        dataSource.setPassword(arguments[2]);
        ClassLoader loader = MigrationNode.class.getClassLoader();
        MigrationCommand command = new MigrationCommand(Identifiers.next(), "system", arguments[3], "test@1", "a test",
                System.out::println);
        SchemaMigration migration = new SchemaMigration(dataSource, ChangeLog.read(loader), loader, Identifiers::next);
        System.out.println("started");
        if (arguments.length > 4) {
            migration.execute(command, LIMITS, holder -> {}, (found, connection) -> MigrationPlan.downgrade(found, arguments[4]));
        } else {
            migration.apply(command, LIMITS, holder -> {});
        }
        System.out.println("current");
    }
}
