package org.backendfoundation.observation.node;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.DeployedApplication;
import org.backendfoundation.configuration.DeployedServer;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.migration.node.ReportedNodes;
import org.backendfoundation.observation.node.NodeTable.Node;

/** Reports this node to the database, and reads what all reported. */
@ApplicationScoped
class Nodes implements ReportedNodes {

    static final Duration EVERY = Duration.ofSeconds(5);
    static final Duration SILENT_AFTER = EVERY.multipliedBy(3);
    private static final Duration LATELY = EVERY.plusSeconds(2);

    private static final Logger LOG = SafeLogger.of(Nodes.class);
    private static final String SERVING = "SERVING";
    private static final String STOPPED = "STOPPED";

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    ConnectionPool pool;

    @Inject
    DatabaseConnection connection;

    @Inject
    NodeReadiness readiness;

    @Inject
    NodeTable table;

    @Inject
    PeriodicTask task;

    private Node own;
    private volatile boolean hasReported;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        DeployedApplication deployed = DeployedApplication.read();
        own = new Node(UUID.randomUUID(), configuration.value(ApplicationSettings.NODE_NAME), deployed.name(), deployed.version(),
                application instanceof ServletContext context ? DeployedServer.product(context) : pool.server(),
                OffsetDateTime.now(ZoneOffset.UTC));
        task.begin(EVERY, this::report);
    }

    List<NodeView> all() {
        return table.all(own.id());
    }

    @Override
    public List<ReportedNode> others() {
        try {
            return table.others(own.name(), LATELY);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "The reports of other nodes cannot be read", failure);
            return List.of();
        }
    }

    private void report() {
        if (connection.state() == ConnectionState.CONNECTED) {
            reportQuietly(readiness.unreadyReason().map(reason -> reason.code().name()).orElse(SERVING));
        }
    }

    /** An outage has log lines of its own, and the table is not there before its migration. */
    private void reportQuietly(String state) {
        try {
            table.report(own, state);
            if (!hasReported) {
                table.forgetGone(own);
            }
            hasReported = true;
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "This node was not reported this time", failure);
        }
    }

    @PreDestroy
    void stop() {
        if (hasReported && connection.state() == ConnectionState.CONNECTED) {
            reportQuietly(STOPPED);
        }
    }
}
