package org.backendfoundation.rest.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as callers see them: RFC 3339 in UTC with six digits, {@code 2026-01-31T12:00:00.000000Z}, so that they sort as text and lose
 * nothing that PostgreSQL keeps. Any offset is read; years beyond four digits are not, because RFC 3339 has none.
 */
public final class Timestamps {

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

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

    static String format(LocalDateTime time) {
        return LOCAL.format(time);
    }

    static String format(LocalTime time) {
        return TIME.format(time);
    }

    static String format(OffsetTime time) {
        return TIME.format(time) + time.getOffset().getId();
    }

    /** @throws DateTimeException if it is no such time */
    static LocalDateTime parseLocal(String text) {
        LocalDateTime time = LocalDateTime.parse(text);
        requireFourDigits(time.getYear());
        return time;
    }

    /** @throws DateTimeException if it is no such month */
    static YearMonth parseMonth(String text) {
        YearMonth month = YearMonth.parse(text);
        requireFourDigits(month.getYear());
        return month;
    }

    private static void requireFourDigits(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Year beyond four digits");
        }
    }
}
