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

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final int MAX_YEAR = 9999;
    private static final int LENGTH = "2026-01-31T12:00:00.000000Z".length();
    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1000, 10_000, 100_000};

    private Timestamps() {
    }

    /** Without a formatter, which takes five times as long: each row that is answered has two of them. */
    public static String format(OffsetDateTime time) {
        LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        if (utc.getYear() < 0 || utc.getYear() > MAX_YEAR) {
            return LOCAL.format(utc) + 'Z';
        }
        StringBuilder text = new StringBuilder(LENGTH);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        return digits(text, utc.getNano() / 1000, 6).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        for (int unit = POWERS_OF_TEN[count - 1]; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
        return text;
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
        if (year < 1 || year > MAX_YEAR) {
            throw new DateTimeException("Year beyond four digits");
        }
    }
}
