package org.backendfoundation.configuration.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogThresholdTest {

    private static final Logger ROOM = Logger.getLogger("org.backendfoundation.configuration.test");
    private static final Logger TEAM = Logger.getLogger("org.example.orders.stock");
    private static final Logger SERVER = Logger.getLogger("org.example.server");

    private final Handler output = Logger.getLogger("").getHandlers()[0];
    private final Level before = output.getLevel();
    private final LogThreshold threshold = new LogThreshold(Set.of("org.example.orders"));

    @AfterEach
    void restore() {
        threshold.release();
    }

    @Test
    void debugTellsMoreOfTheApplicationAlone() {
        threshold.apply(LogLevel.DEBUG);

        assertThat(ROOM.isLoggable(Level.FINE)).isTrue();
        assertThat(TEAM.isLoggable(Level.FINE)).isTrue();
        assertThat(SERVER.isLoggable(Level.FINE)).isFalse();
        assertThat(output.getLevel()).isEqualTo(before);
    }

    @Test
    void higherLevelsHoldForAllThatIsWritten() {
        threshold.apply(LogLevel.CRITICAL);

        assertThat(ROOM.isLoggable(LogLevel.ERROR.level())).isFalse();
        assertThat(ROOM.isLoggable(LogLevel.CRITICAL.level())).isTrue();
        assertThat(output.getLevel().intValue()).isEqualTo(LogLevel.CRITICAL.level().intValue());
    }

    @Test
    void nextApplicationFindsTheLogAsItWas() {
        threshold.apply(LogLevel.ERROR);

        threshold.release();

        assertThat(output.getLevel()).isEqualTo(before);
        assertThat(TEAM.getLevel()).isNull();
    }
}
