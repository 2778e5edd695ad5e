package org.backendfoundation.rest.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as callers see them: RFC 3339 in UTC with six digits, {@code 2026-01-31T12:00:00.000000Z}, so that they sort as text and lose
 * nothing that PostgreSQL keeps. Any offset is read; years beyond four digits are not, because RFC 3339 has none.
 */
public final class Timestamps {

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private Timestamps() {
    }

    public static String format(OffsetDateTime time) {
        return SIX_DIGITS.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** @throws DateTimeException if it is no such time */
    static OffsetDateTime parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        requireFourDigits(time.getYear());
        return time;
    }

    /** @throws DateTimeException if it is no such date */
    static LocalDate parseDate(String text) {
        LocalDate date = LocalDate.parse(text);
        requireFourDigits(date.getYear());
        return date;
    }

    private static void requireFourDigits(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Year beyond four digits");
        }
    }
}
