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
 * Starts connecting with the deployment, unless an entity breaks a rule; the schema is checked once the database is connected. The
 * deployment waits for neither, because it must not depend on whether the database is up at that moment. The startup itself needs no
 * transaction.
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
