package org.backendfoundation.persistence.conversion;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration or a period from a text column in ISO 8601, or as PostgreSQL's driver writes an {@code interval}. */
final class IntervalText {

    private static final Pattern DRIVERS = Pattern.compile(
            "(-?\\d+) years (-?\\d+) mons (-?\\d+) days (-?\\d+) hours (-?\\d+) mins (-?\\d+(?:\\.\\d+)?) secs");

    private IntervalText() {
    }

    /** A year has 365.25 days and a month 30, as in PostgreSQL's {@code extract(epoch …)}. */
    static Duration duration(String text) {
        Matcher interval = DRIVERS.matcher(text);
        if (!interval.matches()) {
            return Duration.parse(text);
        }
        return Duration.ofHours(number(interval, 1) * (365 * 24 + 6)).plusDays(number(interval, 2) * 30).plusDays(number(interval, 3))
                .plusHours(number(interval, 4)).plusMinutes(number(interval, 5))
                .plusNanos(new BigDecimal(interval.group(6)).movePointRight(9).longValueExact());
    }

    /** Hours are no part of a period. */
    static Period period(String text) {
        Matcher interval = DRIVERS.matcher(text);
        return interval.matches()
                ? Period.of((int) number(interval, 1), (int) number(interval, 2), (int) number(interval, 3)) : Period.parse(text);
    }

    private static long number(Matcher interval, int group) {
        return Long.parseLong(interval.group(group));
    }
}
