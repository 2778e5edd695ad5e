package org.backendfoundation.configuration;

import java.util.logging.Logger;

/** The logger above those of all rooms. */
final class FoundationLogger {

    /** Kept here because a log manager holds loggers weakly: a collected one forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("org.backendfoundation");

    private FoundationLogger() {
    }

    static void apply(LogLevel level) {
        LOGGER.setLevel(level.level());
    }
}
