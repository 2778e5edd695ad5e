package org.backendfoundation.configuration.log;

import java.util.logging.Logger;

/**
 * The server's loggers by their names, to set their levels and handlers. To log, take {@link SafeLogger}. Keep a reference to a logger: one
 * that is collected forgets both.
 */
public final class LoggerTree {

    private LoggerTree() {
    }

    /** The one whose handlers write the server's log. */
    public static Logger root() {
        return Logger.getLogger("");
    }

    public static Logger of(String name) {
        return Logger.getLogger(name);
    }
}
