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
import org.backendfoundation.configuration.DeployedServer;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.ProblemException;

/** Logs once what this node is, and each change of its readiness. */
@ApplicationScoped
class ReadinessLog {

    private static final Logger LOG = SafeLogger.of(ReadinessLog.class);
    private static final int CHECK_PERIOD_MS = 500;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    NodeReadiness readiness;

    private Future<?> checks;
    private Optional<ErrorCode> logged = Optional.empty();
    private boolean hasServed;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        Overview.Build build = Overview.Build.deployed();
        String server = deployed instanceof ServletContext context ? ", on " + DeployedServer.product(context) : "";
        LOG.info(build.name() + " " + build.version() + " starts as node " + configuration.value(ApplicationSettings.NODE_NAME) + server
                + " and Java "
                + Runtime.version());
        checks = scheduler.scheduleWithFixedDelay(this::check, CHECK_PERIOD_MS, CHECK_PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Catches a failure, because the scheduler would not run the check again. */
    private void check() {
        try {
            readiness.unreadyReason().ifPresentOrElse(this::logUnready, this::logServing);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "The readiness of this node could not be checked", failure);
        }
    }

    private void logServing() {
        if (!hasServed || logged.isPresent()) {
            LOG.info("This node serves");
        }
        hasServed = true;
        logged = Optional.empty();
    }

    /** Before the node has served for the first time, not serving is normal, so it is no warning. */
    private void logUnready(ProblemException reason) {
        if (!logged.equals(Optional.of(reason.code()))) {
            LOG.log(hasServed ? Level.WARNING : Level.INFO,
                    "This node does not serve: " + reason.code().name() + ": " + reason.getMessage());
        }
        logged = Optional.of(reason.code());
    }

    @PreDestroy
    void stop() {
        checks.cancel(false);
    }
}
