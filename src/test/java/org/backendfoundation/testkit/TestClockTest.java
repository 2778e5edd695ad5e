package org.backendfoundation.testkit;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClockTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private TestClock clock;

    @BeforeEach
    void real() {
        clock = new TestClock(directory.resolve("clock"));
    }

    @Test
    void isRealUntilItIsSet() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, MINUTES));
    }

    @Test
    void standsWhereItWasFixedAndMovesFromThere() {
        clock.fix(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.advance(DAY);
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void advancedClockGoesOn() {
        clock.advance(DAY);
        clock.advance(DAY.negated().multipliedBy(3));

        assertThat(clock.instant()).isCloseTo(Instant.now().minus(DAY.multipliedBy(2)), within(1, MINUTES));
    }

    @Test
    void isRealAgain() {
        clock.fix(NOON);

        clock.reset();

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, MINUTES));
    }
}
