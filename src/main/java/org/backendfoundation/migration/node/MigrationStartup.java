package org.backendfoundation.migration.node;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.backendfoundation.audit.capture.NodeStarts;
import org.backendfoundation.configuration.log.NodeStarting;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.persistence.file.FileRules;
import org.backendfoundation.persistence.resource.EntityRules;

/**
 * Records the start and begins to connect with the deployment, unless an entity breaks a rule; the schema is checked once the database is
 * connected. The deployment waits for none of them, because it must not depend on whether the database is up at that moment. The startup
 * itself needs no transaction.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class MigrationStartup {

    @Inject
    Event<NodeStarting> starting;

    @Inject
    EntityRules entities;

    @Inject
    FileRules files;

    @Inject
    NodeStarts starts;

    @Inject
    DatabaseConnection connection;

    @PostConstruct
    void start() {
        starting.fire(new NodeStarting());
        entities.check();
        files.check();
        starts.record();
        connection.connect("this node starts");
    }
}
