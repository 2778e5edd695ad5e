package org.backendfoundation.migration.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextCheckTest {

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "1000, 60"})
    void revisionThatFailsAgainAndAgainIsTriedEverMoreSeldom(int failures, int seconds) {
        assertThat(NextCheck.pauseAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
