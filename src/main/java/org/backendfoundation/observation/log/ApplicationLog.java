package org.backendfoundation.observation.log;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.ConfigurationExtension;
import org.backendfoundation.configuration.log.LoggerTree;
import org.backendfoundation.configuration.log.NodeStarting;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.observation.log.LogSettings.LogFormat;

/** Takes the lines of the application's packages from its start to its end, and warnings and errors of the whole server. */
@ApplicationScoped
class ApplicationLog {

    @Inject
    ConfigurationExtension extension;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    TemporaryLevels levels;

    /** Referenced here, because a log manager holds loggers weakly, and a collected one forgets its handlers. */
    private final List<Logger> loggers = new ArrayList<>();
    private final LastLines last = new LastLines();
    private final Logger server = LoggerTree.root();
    private ApplicationHandler handler;
    private ServerProblemHandler problems;

    void start(@Observes NodeStarting event) {
        List<String> packages = extension.topPackages();
        boolean isJson = configuration.value(LogSettings.LOG_FORMAT) == LogFormat.JSON;
        handler = new ApplicationHandler(configuration.value(ApplicationSettings.NODE_NAME), isJson, last::add, levels.changed());
        problems = new ServerProblemHandler(packages, last::add);
        server.addHandler(problems);
        for (String name : packages) {
            Logger logger = LoggerTree.of(name);
            logger.addHandler(handler);
            logger.setUseParentHandlers(!isJson);
            loggers.add(logger);
        }
    }

    /** The last warnings and errors, newest first. */
    List<LogLine> lastLines() {
        return last.lines();
    }

    /** The server may go on with another application. */
    @PreDestroy
    void stop() {
        server.removeHandler(problems);
        loggers.forEach(logger -> {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        });
    }
}
