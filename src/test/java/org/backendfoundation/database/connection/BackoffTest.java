package org.backendfoundation.database.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void boundDoublesUpToTheMost() {
        Backoff latest = new Backoff((least, bound) -> bound - 1);

        assertThat(latest.after(1)).isEqualTo(Backoff.FIRST);
        assertThat(latest.after(2)).isEqualTo(Backoff.FIRST.multipliedBy(2));
        assertThat(latest.after(20)).isEqualTo(Backoff.MOST);
    }

    @Property
    void everyWaitIsShortEnoughToBeBackInTime(@ForAll @IntRange(min = 1) int attempt) {
        assertThat(new Backoff(ThreadLocalRandom.current()::nextLong).after(attempt)).isBetween(Duration.ofMillis(1), Backoff.MOST);
    }
}
