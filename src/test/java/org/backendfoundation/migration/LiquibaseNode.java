package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.backendfoundation.migration.revision.ChangeLog;

/** Does what {@link MigrationNode} does by Liquibase alone, as its command line would: JDBC URL, user, password. */
public final class LiquibaseNode {

    private LiquibaseNode() {
    }

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Liquibase liquibase = new Liquibase(ChangeLog.ROOT, new ClassLoaderResourceAccessor(), new JdbcConnection(connection))) {
            liquibase.update(new Contexts());
        }
    }
}
