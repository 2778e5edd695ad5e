package org.backendfoundation.configuration.log;

import java.util.logging.Level;

/** The values of {@code log_level}, each with its level of {@code java.util.logging}. */
public enum LogLevel {

    DEBUG(Level.FINE),
    INFO(Level.INFO),
    WARNING(Level.WARNING),
    ERROR(new NamedLevel("ERROR", Level.SEVERE.intValue())),
    CRITICAL(new NamedLevel("CRITICAL", 1100));

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    /** The level for log records: {@code logger.log(LogLevel.CRITICAL.level(), …)}. */
    public Level level() {
        return level;
    }

    private static final class NamedLevel extends Level {

        private static final long serialVersionUID = 1L;

        NamedLevel(String name, int value) {
            super(name, value);
        }
    }
}
