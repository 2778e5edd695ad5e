package org.backendfoundation.console;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.ProblemException;

/** Tells the log once what this node is, and at each change whether it serves. */
@ApplicationScoped
class ReadinessLog {

    private static final Logger LOG = SafeLogger.of(ReadinessLog.class);
    private static final int LOOK_EVERY_MS = 500;

    @Resource
    ManagedScheduledExecutorService clock;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    NodeReadiness serving;

    private Future<?> looks;
    private Optional<ErrorCode> told = Optional.empty();
    private boolean hasServed;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        Overview.Build build = Overview.Build.deployed();
        String server = deployed instanceof ServletContext context ? ", on " + context.getServerInfo() : "";
        LOG.info(build.name() + " " + build.version() + " starts as node " + configuration.value(ApplicationSettings.NODE_NAME) + server + " and Java "
                + Runtime.version());
        looks = clock.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** A failure would be the last look of all. */
    private void look() {
        try {
            serving.obstacle().ifPresentOrElse(this::tellObstacle, this::tellServing);
        } catch (RuntimeException unknown) {
            LOG.log(Level.FINE, "Whether this node serves is not known", unknown);
        }
    }

    private void tellServing() {
        if (!hasServed || told.isPresent()) {
            LOG.info("This node serves");
        }
        hasServed = true;
        told = Optional.empty();
    }

    /** Before it has served for the first time, that is how a start goes. */
    private void tellObstacle(ProblemException obstacle) {
        if (!told.equals(Optional.of(obstacle.code()))) {
            LOG.log(hasServed ? Level.WARNING : Level.INFO, "This node does not serve: " + obstacle.code().name() + ": " + obstacle.getMessage());
        }
        told = Optional.of(obstacle.code());
    }

    @PreDestroy
    void stop() {
        looks.cancel(false);
    }
}
