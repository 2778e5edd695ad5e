package org.backendfoundation.configuration.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {

    @ParameterizedTest
    @CsvSource({"DEBUG,500", "INFO,800", "WARNING,900", "ERROR,1000", "CRITICAL,1100"})
    void levelsHaveTheirRank(LogLevel level, int rank) {
        assertThat(level.level().intValue()).isEqualTo(rank);
    }
}
