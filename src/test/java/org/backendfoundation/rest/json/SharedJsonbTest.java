package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written of records and beans can be read again. */
class SharedJsonbTest {

    private static final Instant MOMENT = Instant.parse("2026-01-31T12:00:00Z");

    /** Has a value of each kind. */
    public record Numbers(byte tiny, short small, int whole, long large, BigInteger huge, float single, double twice, BigDecimal exact,
            boolean flag, char mark, Year year) {
    }

    /** Has a value of each kind. */
    public record Texts(String text, UUID code, URI site, Currency currency, Locale language, ZoneId zone, Numbers numbers) {
    }

    /** Has a value of each kind. */
    public record Times(OffsetDateTime offsetTime, Instant instant, ZonedDateTime zoned, Date javaDate, Timestamp stamp,
            java.sql.Date sqlDate, LocalDate date, LocalDateTime dateTime, LocalTime time, OffsetTime ofDay, YearMonth month,
            Duration duration, Period period) {
    }

    /** Bytes are no value that {@code equals} compares. */
    public record Bytes(byte[] bytes) {
    }

    /** Names that JSON-B knows from a field, a getter or a setter. */
    public static class Named {

        @JsonbProperty("unit_name")
        private String unit;
        private String uRL;
        private String hidden;

        public String getUnit() {
            return unit;
        }

        public void setUnit(String unit) {
            this.unit = unit;
        }

        public String getURL() {
            return uRL;
        }

        public void setURL(String url) {
            this.uRL = url;
        }

        @JsonbTransient
        public String getHidden() {
            return hidden;
        }

        public void setHidden(String hidden) {
            this.hidden = hidden;
        }
    }

    @Test
    void everyTypeWithoutFieldsIsReadAsItIsWritten() {
        Numbers numbers = new Numbers((byte) 1, (short) 2, 3, 4, BigInteger.TEN.pow(30), 1.5f, 2.5, new BigDecimal("1.50"), true, 'a',
                Year.of(2026));

        assertSame(new Texts("text", new UUID(1, 2), URI.create("urn:b"), Currency.getInstance("EUR"), Locale.forLanguageTag("de-CH"),
                ZoneId.of("Europe/Zurich"), numbers));
        assertSame(new Times(OffsetDateTime.parse("2026-01-31T12:00:00Z"), MOMENT, ZonedDateTime.parse("2026-01-31T12:00:00Z"),
                Date.from(MOMENT), Timestamp.from(MOMENT), java.sql.Date.valueOf("2026-01-31"), LocalDate.of(2026, 1, 31),
                LocalDateTime.of(2026, 1, 31, 12, 0), LocalTime.NOON, OffsetTime.parse("12:00Z"), YearMonth.of(2026, 1),
                Duration.ofMinutes(5), Period.ofMonths(1)));
        assertThat(written(new Bytes(new byte[] {1, 2, -1}))).isEqualTo("{\"bytes\":\"AQL/\"}");
        assertThat(StrictJson.<Bytes>read("{\"bytes\":\"AQL/\"}".getBytes(StandardCharsets.UTF_8), Bytes.class).bytes())
                .containsExactly(1, 2, -1);
    }

    @Test
    void namesAreTheSameInBothDirections() {
        Named named = new Named();
        named.setUnit("m");
        named.setURL("urn:b");
        named.setHidden("secret");

        assertThat(written(named)).isEqualTo("{\"unit_name\":\"m\",\"url\":\"urn:b\"}");
        Named read = StrictJson.read("{\"unit_name\":\"m\",\"url\":\"urn:b\",\"hidden\":\"h\"}".getBytes(StandardCharsets.UTF_8),
                Named.class);
        assertThat(read.getUnit()).isEqualTo("m");
        assertThat(read.getURL()).isEqualTo("urn:b");
        assertThat(read.getHidden()).as("hidden in answers alone").isEqualTo("h");
    }

    /** An answer has the same forms in a record as beside it. */
    @Test
    void timesHaveAllTheirDigits() {
        record Local(LocalDateTime dateTime, LocalTime time, OffsetTime ofDay) {
        }

        assertThat(written(new Local(LocalDateTime.of(2026, 1, 31, 12, 0), LocalTime.NOON, OffsetTime.parse("12:00Z")))).isEqualTo(
                "{\"date_time\":\"2026-01-31T12:00:00.000000\",\"of_day\":\"12:00:00.000000Z\",\"time\":\"12:00:00.000000\"}");
    }

    private static void assertSame(Object value) {
        assertThat(StrictJson.<Object>read(written(value).getBytes(StandardCharsets.UTF_8), value.getClass())).isEqualTo(value);
    }

    private static String written(Object value) {
        return SharedJsonb.get().toJson(value);
    }
}
