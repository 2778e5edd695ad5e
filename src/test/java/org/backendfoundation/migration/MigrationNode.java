package org.backendfoundation.migration;

import java.sql.SQLException;
import java.time.Duration;
import org.backendfoundation.persistence.Identifiers;
import org.postgresql.ds.PGSimpleDataSource;

/** One node in a process of its own, migrating as a server does when it starts: JDBC URL, user, password, name. */
final class MigrationNode {

    private MigrationNode() {
    }

    public static void main(String[] arguments) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(arguments[0]);
        dataSource.setUser(arguments[1]);
        dataSource.setPassword(arguments[2]);
        ClassLoader loader = MigrationNode.class.getClassLoader();
        Upgrade upgrade = new Upgrade(dataSource, ChangeLog.read(loader), loader, Identifiers::next);
        UpgradeOrder order = new UpgradeOrder(Identifiers.next(), "system", arguments[3], revision -> System.out.println("applying " + revision.version()));
        upgrade.apply(order, Duration.ofMinutes(2), Duration.ofSeconds(5), holder -> { });
        System.out.println("current");
    }
}
