package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {

    private static final Logger ROOM = Logger.getLogger("org.backendfoundation.configuration.test");

    @AfterEach
    void restore() {
        Logger.getLogger("org.backendfoundation").setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({"DEBUG,500", "INFO,800", "WARNING,900", "ERROR,1000", "CRITICAL,1100"})
    void levelsHaveTheirRank(LogLevel level, int rank) {
        assertThat(level.level().intValue()).isEqualTo(rank);
    }

    @Test
    void levelHoldsForTheLoggersOfAllRooms() {
        FoundationLogger.apply(LogLevel.CRITICAL);

        assertThat(ROOM.isLoggable(LogLevel.ERROR.level())).isFalse();
        assertThat(ROOM.isLoggable(LogLevel.CRITICAL.level())).isTrue();
    }
}
