package org.backendfoundation.migration.node;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.backendfoundation.database.connection.DatabaseConnection;

/**
 * Begins, with the deployment, to connect and then to migrate. It does not wait for either: a deployment must not depend on whether
 * the database is up at that moment. Transactions are Liquibase's own.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class MigrationStartup {

    @Inject
    DatabaseConnection connection;

    @PostConstruct
    void start() {
        connection.connect("this node starts");
    }
}
