package org.backendfoundation.observation.hour;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.observation.request.RequestTotals;
import org.backendfoundation.observation.request.RequestTotals.Totals;
import org.junit.jupiter.api.Test;

class LastHourTest {

    private static final long MS = 1_000_000;

    private final RequestTotals totals = new RequestTotals();

    private static Interval interval(Totals before, Totals now) {
        return LastHour.interval(before, now, 15, 0, 0, null);
    }

    @Test
    void intervalHasOnlyWhatEndedInIt() {
        totals.add(500, 900 * MS);
        Totals before = totals.take();

        totals.add(200, 10 * MS);
        totals.add(503, 30 * MS);
        totals.add(404, 20 * MS);
        Interval interval = interval(before, totals.take());

        assertThat(interval.requests()).isEqualTo(3);
        assertThat(interval.errors()).isEqualTo(1);
        assertThat(interval.meanMs()).isEqualTo(20);
        assertThat(interval.longestMs()).isEqualTo(30);
    }

    @Test
    void intervalWithoutRequestsHasNoDuration() {
        Interval interval = interval(totals.take(), totals.take());

        assertThat(interval.requests()).isZero();
        assertThat(interval.meanMs()).isNull();
        assertThat(interval.longestMs()).isNull();
    }

    @Test
    void oneHourIsKept() {
        LastHour hour = new LastHour();
        for (int second = 0; second < LastHour.MOST + 5; second++) {
            hour.add(LastHour.interval(totals.take(), totals.take(), second, 0, 0, null));
        }

        assertThat(hour.intervals()).hasSize(240);
        assertThat(hour.intervals().get(0).seconds()).isEqualTo(5);
    }
}
