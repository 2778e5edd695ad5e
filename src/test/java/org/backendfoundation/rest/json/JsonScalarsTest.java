package org.backendfoundation.rest.json;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.DayOfWeek;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonScalarsTest {

    /** A value of each type, and its one form. */
    private static final Map<Object, String> FORMS = Map.ofEntries(entry("a\"b", "\"a\\\"b\""), entry('c', "\"c\""), entry(true, "true"),
            entry((byte) -128, "-128"), entry((short) 7, "7"), entry(8, "8"), entry(Long.MIN_VALUE, "-9223372036854775808"),
            entry(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"), entry(0.1f, "0.1"),
            entry(2.0E7, "2.0E+7"), entry(new BigDecimal("5.00"), "5.00"),
            entry(OffsetDateTime.parse("2026-01-31T12:00:00.123456Z"), "\"2026-01-31T12:00:00.123456Z\""),
            entry(Instant.parse("2026-01-31T12:00:00Z"), "\"2026-01-31T12:00:00.000000Z\""),
            entry(ZonedDateTime.parse("2026-01-31T12:00:00Z"), "\"2026-01-31T12:00:00.000000Z\""),
            entry(new Date(0), "\"1970-01-01T00:00:00.000000Z\""), entry(new Timestamp(1), "\"1970-01-01T00:00:00.001000Z\""),
            entry(LocalDateTime.parse("2026-01-31T12:00:00"), "\"2026-01-31T12:00:00.000000\""),
            entry(LocalTime.parse("12:00"), "\"12:00:00.000000\""), entry(OffsetTime.parse("12:00+01:00"), "\"12:00:00.000000+01:00\""),
            entry(LocalDate.parse("2026-01-31"), "\"2026-01-31\""), entry(java.sql.Date.valueOf("2026-01-31"), "\"2026-01-31\""),
            entry(Year.of(2026), "2026"), entry(YearMonth.parse("2026-01"), "\"2026-01\""), entry(Duration.ofMinutes(5), "\"PT5M\""),
            entry(Period.ofMonths(1), "\"P1M\""), entry(Currency.getInstance("EUR"), "\"EUR\""),
            entry(Locale.forLanguageTag("de-CH"), "\"de-CH\""), entry(URI.create("https://example.org/a"), "\"https://example.org/a\""),
            entry(UUID.fromString("01890000-0000-7000-8000-000000000001"), "\"01890000-0000-7000-8000-000000000001\""),
            entry(DayOfWeek.MONDAY, "\"MONDAY\""));

    static Stream<Map.Entry<Object, String>> forms() {
        return FORMS.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsWrittenIsRead(Map.Entry<Object, String> form) {
        JsonScalar scalar = JsonScalars.of(form.getKey().getClass()).orElseThrow();

        assertThat(written(scalar, form.getKey())).isEqualTo(form.getValue());
        assertThat(scalar.read(json(form.getValue()))).isEqualTo(form.getKey());
    }

    @Test
    void bytesAndZonesAreText() {
        JsonScalar bytes = JsonScalars.of(byte[].class).orElseThrow();
        JsonScalar zone = JsonScalars.of(ZoneId.class).orElseThrow();

        assertThat(written(bytes, new byte[] {1, -1})).isEqualTo("\"Af8=\"");
        assertThat((byte[]) bytes.read(json("\"Af8=\""))).containsExactly(1, -1);
        assertThat(zone.read(json(written(zone, ZoneId.of("Europe/Zurich"))))).isEqualTo(ZoneId.of("Europe/Zurich"));
    }

    @Test
    void whatIsNoNumberHasNoForm() {
        assertThat(written(JsonScalars.of(double.class).orElseThrow(), Double.NaN)).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            java.lang.Byte; 300
            java.lang.Short; 40000
            java.lang.Character; "ab"
            java.lang.Float; 1e39
            java.util.Currency; "EURO"
            java.util.Locale; "x"
            java.util.Locale; "de_CH"
            java.time.Year; 1000000000
            java.time.YearMonth; "12026-01"
            java.time.LocalDateTime; "2026-01-31T12:00:00Z"
            java.time.ZoneId; "Mars/Olympus"
            """, delimiter = ';', quoteCharacter = '`')
    void whatDoesNotFitIsRefused(String type, String text) throws ClassNotFoundException {
        JsonScalar scalar = JsonScalars.of(Class.forName(type)).orElseThrow();

        assertThatThrownBy(() -> scalar.read(json(text))).isInstanceOf(JsonScalars.Mismatch.class).hasMessageNotContaining(text);
    }

    @Test
    void patternsOfATeamAreReadAsTheyAreWritten() {
        JsonScalar date = FormattedScalars.date(LocalDate.class, "dd.MM.yyyy", "##default", JsonScalars.of(LocalDate.class).orElseThrow())
                .orElseThrow();
        JsonScalar number = FormattedScalars.number("#,##0.00", "de_CH", JsonScalars.of(BigDecimal.class).orElseThrow());

        assertThat(date.read(json(written(date, LocalDate.of(2026, 1, 31))))).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(number.read(json(written(number, new BigDecimal("1234.50"))))).isEqualTo(new BigDecimal("1234.50"));
        assertThatThrownBy(() -> number.read(json("\"12x\""))).isInstanceOf(JsonScalars.Mismatch.class);
        assertThatThrownBy(() -> date.read(json("\"2026-01-31\""))).isInstanceOf(JsonScalars.Mismatch.class);
    }

    private static String written(JsonScalar scalar, Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonProvider.provider().createGenerator(text)) {
            out.writeStartArray();
            scalar.write(out, value);
            out.writeEnd();
        }
        return text.toString().substring(1, text.toString().length() - 1);
    }

    private static JsonValue json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
