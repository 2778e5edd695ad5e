package org.backendfoundation.configuration.log;

import java.util.Arrays;
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

    /** The name here of a level, which servers name differently; its own where there is none. */
    public static String nameOf(Level level) {
        return Arrays.stream(values()).filter(known -> known.level.intValue() == level.intValue()).map(LogLevel::name).findFirst()
                .orElseGet(level::getName);
    }

    private static final class NamedLevel extends Level {

        private static final long serialVersionUID = 1L;

        NamedLevel(String name, int value) {
            super(name, value);
        }
    }
}
