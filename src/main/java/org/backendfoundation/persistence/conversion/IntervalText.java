package org.backendfoundation.persistence.conversion;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Pattern;

/** Reads a duration or a period from a text column in ISO 8601, or as PostgreSQL's driver writes an {@code interval}: {@code 1 days 5 mins}. */
final class IntervalText {

    private static final Pattern PART = Pattern.compile("(-?[\\d.]{1,20}) (years|mons|days|hours|mins|secs)");

    private IntervalText() {
    }

    /** A year has 365.25 days and a month 30, as in PostgreSQL's {@code extract(epoch …)}. */
    static Duration duration(String text) {
        if (isIso(text)) {
            return Duration.parse(text);
        }
        return Duration.ofHours(whole(text, "years") * (365 * 24 + 6)).plusDays(whole(text, "mons") * 30).plusDays(whole(text, "days"))
                .plusHours(whole(text, "hours")).plusMinutes(whole(text, "mins"))
                .plusNanos(part(text, "secs").movePointRight(9).longValueExact());
    }

    /** Hours are no part of a period. */
    static Period period(String text) {
        return isIso(text) ? Period.parse(text)
                : Period.of((int) whole(text, "years"), (int) whole(text, "mons"), (int) whole(text, "days"));
    }

    private static boolean isIso(String text) {
        return text.indexOf('P') >= 0;
    }

    private static long whole(String text, String unit) {
        return part(text, unit).longValueExact();
    }

    private static BigDecimal part(String text, String unit) {
        return PART.matcher(text).results().filter(found -> found.group(2).equals(unit)).map(found -> new BigDecimal(found.group(1)))
                .findFirst().orElse(BigDecimal.ZERO);
    }
}
