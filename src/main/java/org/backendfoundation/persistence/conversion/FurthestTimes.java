package org.backendfoundation.persistence.conversion;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;

/**
 * Keeps what is read within the years 0001 to 9999, the only ones that RFC 3339 can tell. PostgreSQL knows others, and {@code infinity},
 * which its driver gives as a year beyond all. The row keeps what it has as long as nobody changes the attribute.
 */
final class FurthestTimes {

    static final LocalDateTime FIRST = LocalDateTime.parse("0001-01-01T00:00:00");
    static final LocalDateTime LAST = LocalDateTime.parse("9999-12-31T23:59:59.999999");

    /** What is between these is within the years in each time zone and calendar, and spares the calendar. */
    private static final long SURELY_AFTER_FIRST = Instant.parse("1600-01-01T00:00:00Z").toEpochMilli();
    private static final long SURELY_BEFORE_LAST = Instant.parse("9000-01-01T00:00:00Z").toEpochMilli();

    private FurthestTimes() {
    }

    static OffsetDateTime time(Timestamp column) {
        OffsetDateTime time = column.toInstant().atOffset(ZoneOffset.UTC);
        return time.isBefore(FIRST.atOffset(ZoneOffset.UTC)) ? FIRST.atOffset(ZoneOffset.UTC)
                : time.isAfter(LAST.atOffset(ZoneOffset.UTC)) ? LAST.atOffset(ZoneOffset.UTC) : time;
    }

    static LocalDateTime localTime(Timestamp column) {
        return isBefore(column) ? FIRST : isAfter(column) ? LAST : column.toLocalDateTime();
    }

    static LocalDate date(java.sql.Date column) {
        return isBefore(column) ? FIRST.toLocalDate() : isAfter(column) ? LAST.toLocalDate() : column.toLocalDate();
    }

    /** Compared as the driver makes them, because the fields of a year before Christ are wrong. */
    private static boolean isBefore(Date column) {
        return column.getTime() < SURELY_AFTER_FIRST && column.getTime() < Timestamp.valueOf(FIRST).getTime();
    }

    private static boolean isAfter(Date column) {
        return column.getTime() > SURELY_BEFORE_LAST && column.getTime() > Timestamp.valueOf(LAST).getTime();
    }
}
