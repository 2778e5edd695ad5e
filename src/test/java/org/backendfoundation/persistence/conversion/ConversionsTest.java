package org.backendfoundation.persistence.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.persistence.mappings.converters.Converter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConversionsTest {

    /** As the driver gives infinity. */
    private static final long INFINITY = 9223372036825200000L;
    private static final long BEFORE_ALL = -9223372036832400000L;

    private static final String[] TEXTS = {"a", "b,\"c\"", "", "NULL"};
    private static final int[] NUMBERS = {1, Integer.MIN_VALUE};

    /** Fields whose types only a declaration can name. */
    static final class Declared {

        List<String> texts;
        List<Integer> numbers;
        Set<String> names;
        List<BigDecimal> prices;
    }

    @TestFactory
    Stream<DynamicTest> whatIsStoredIsReadAgain() {
        return Stream.of(OffsetDateTime.parse("2026-01-31T12:00:00.123456Z"), OffsetDateTime.parse("0001-01-01T00:00:00Z"),
                OffsetDateTime.parse("9999-12-31T23:59:59.999999Z"), Instant.parse("2026-01-31T12:00:00.123456Z"), Instant.EPOCH,
                ZonedDateTime.parse("2026-07-01T12:00:00Z"), new Date(1234567890123L), Timestamp.valueOf("2026-01-31 12:00:00.123456"),
                LocalDateTime.parse("2026-01-31T12:00:00.123456"), LocalDateTime.parse("0001-01-01T00:00:00"),
                LocalDateTime.parse("9999-12-31T23:59:59.999999"), LocalDate.parse("0001-01-01"), LocalDate.parse("9999-12-31"),
                java.sql.Date.valueOf("2026-01-31"), OffsetTime.parse("12:00:00.123456Z"), Year.of(2026), Year.of(Year.MIN_VALUE),
                YearMonth.of(2026, 1), Duration.ofMinutes(5), Duration.ofSeconds(Long.MIN_VALUE), Period.of(1, -2, 3),
                URI.create("https://example.org/a?b=c"), Currency.getInstance("EUR"), Locale.forLanguageTag("de-CH"), Locale.ROOT,
                new UUID(0, 0))
                .map(value -> DynamicTest.dynamicTest(value.getClass().getSimpleName() + " " + value,
                        () -> assertThat(readAgain(value.getClass(), value)).isEqualTo(value)));
    }

    @Test
    void timesInOtherZonesAreTheSameTimes() {
        assertThat(readAgain(ZonedDateTime.class, ZonedDateTime.parse("2026-01-31T12:00:00+01:00[Europe/Zurich]")))
                .isEqualTo(ZonedDateTime.parse("2026-01-31T11:00:00Z"));
        assertThat(readAgain(OffsetTime.class, OffsetTime.parse("00:30:00+02:00"))).isEqualTo(OffsetTime.parse("22:30:00Z"));
        assertThat(readAgain(ZoneId.class, ZoneId.of("Europe/Zurich"))).isEqualTo(ZoneId.of("Europe/Zurich"));
    }

    @Test
    void nullStaysNull() {
        assertThat(readAgain(UUID.class, null)).isNull();
        assertThat(readAgain(String[].class, null)).isNull();
    }

    @Test
    void infinityIsTheFurthestTimeThatJsonHas() {
        assertThat(read(OffsetDateTime.class, new Timestamp(INFINITY))).isEqualTo(OffsetDateTime.parse("9999-12-31T23:59:59.999999Z"));
        assertThat(read(Instant.class, new Timestamp(BEFORE_ALL))).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(read(LocalDateTime.class, new Timestamp(INFINITY))).isEqualTo(LocalDateTime.parse("9999-12-31T23:59:59.999999"));
        assertThat(read(LocalDateTime.class, new Timestamp(BEFORE_ALL))).isEqualTo(LocalDateTime.parse("0001-01-01T00:00:00"));
        assertThat(read(LocalDate.class, new java.sql.Date(INFINITY))).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(read(LocalDate.class, new java.sql.Date(BEFORE_ALL))).isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(read(OffsetDateTime.class, Timestamp.from(Instant.parse("+10000-01-01T00:00:00Z"))))
                .isEqualTo(OffsetDateTime.parse("9999-12-31T23:59:59.999999Z"));
    }

    @Test
    void durationIsReadFromAnIntervalToo() {
        assertThat(read(Duration.class, "1 days 2 hours -3 mins 4.5 secs"))
                .isEqualTo(Duration.ofDays(1).plusHours(2).minusMinutes(3).plusMillis(4500));
        assertThat(read(Duration.class, "1 years 1 mons"))
                .isEqualTo(Duration.ofHours(365 * 24 + 6 + 30 * 24));
        assertThat(read(Duration.class, "-0.000001 secs")).isEqualTo(Duration.ofNanos(-1000));
        assertThat(read(Duration.class, "0.0 secs")).isEqualTo(Duration.ZERO);
        assertThat(read(Period.class, "1 years 2 mons -3 days")).isEqualTo(Period.of(1, 2, -3));
    }

    @Test
    void arraysListsAndSetsAreArrays() throws NoSuchFieldException {
        assertThat(readAgain(String[].class, TEXTS)).isEqualTo(TEXTS);
        assertThat(readAgain(int[].class, NUMBERS)).isEqualTo(NUMBERS);
        assertThat(readAgain(long[].class, new long[] {Long.MAX_VALUE})).isEqualTo(new long[] {Long.MAX_VALUE});
        assertThat(readAgain(Integer[].class, new Integer[] {null, 1})).isEqualTo(new Integer[] {null, 1});
        assertThat(readAgain(declared("texts"), List.of("b", "a"))).isEqualTo(List.of("b", "a"));
        assertThat(readAgain(declared("numbers"), List.of(2, 1))).isEqualTo(List.of(2, 1));
        assertThat(readAgain(declared("names"), Set.of("b", "a"))).isEqualTo(Set.of("b", "a"));
        assertThat(write(declared("numbers"), List.of(1))).isInstanceOf(Integer[].class);
        assertThat(converter(declared("texts")).isMutable()).isTrue();
    }

    @Test
    void otherTypesHaveNone() throws NoSuchFieldException {
        assertThat(Conversions.of(String.class)).isEmpty();
        assertThat(Conversions.of(byte[].class)).isEmpty();
        assertThat(Conversions.of(Thread.class)).isEmpty();
        assertThat(Conversions.of(declared("prices"))).isEmpty();
    }

    private static Type declared(String field) throws NoSuchFieldException {
        return Declared.class.getDeclaredField(field).getGenericType();
    }

    private static Object readAgain(Type type, Object value) {
        return read(type, write(type, value));
    }

    private static Object write(Type type, Object value) {
        return converter(type).convertObjectValueToDataValue(value, null);
    }

    private static Object read(Type type, Object column) {
        return converter(type).convertDataValueToObjectValue(column, null);
    }

    private static Converter converter(Type type) {
        return Conversions.of(type).orElseThrow();
    }
}
