package org.backendfoundation.migration.node;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.persistence.resource.EntityRules;

/**
 * Begins, with the deployment, to connect and then to migrate, unless an entity breaks a rule. It does not wait for either: a deployment must not depend on whether
 * the database is up at that moment. Transactions are Liquibase's own.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class MigrationStartup {

    @Inject
    EntityRules entities;

    @Inject
    DatabaseConnection connection;

    @PostConstruct
    void start() {
        entities.check();
        connection.connect("this node starts");
    }
}
