package org.backendfoundation.database.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.backendfoundation.testing.LogLines;
import org.junit.jupiter.api.Test;

class RunningSessionsTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final RunningSessions running = new RunningSessions(nanoTime::get);

    @Test
    void sessionThatHoldsItsConnectionForLongIsLoggedOnceWithItsPlace() {
        try (LogLines log = LogLines.of(RunningSessions.class)) {
            running.run(() -> {
                nanoTime.addAndGet(RunningSessions.LONG.toNanos());
                running.reportLong();
                running.reportLong();
                return null;
            });

            assertThat(log.messages()).singleElement().asString().contains("60 s", Thread.currentThread().getName());
            assertThat(log.stackTraces()).singleElement().satisfies(place -> assertThat(place.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(RunningSessionsTest.class.getName())));
        }
    }

    @Test
    void shortSessionIsNotLogged() {
        try (LogLines log = LogLines.of(RunningSessions.class)) {
            running.run(() -> {
                nanoTime.addAndGet(RunningSessions.LONG.toNanos() - 1_000_000_000L);
                running.reportLong();
                return null;
            });

            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void sessionThatFailedIsForgotten() {
        try (LogLines log = LogLines.of(RunningSessions.class)) {
            assertThatThrownBy(() -> running.run(() -> {
                throw new IllegalStateException("failed");
            })).hasMessage("failed");
            nanoTime.addAndGet(RunningSessions.LONG.toNanos());
            running.reportLong();

            assertThat(log.messages()).isEmpty();
        }
    }
}
