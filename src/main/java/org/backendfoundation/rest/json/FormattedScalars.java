package org.backendfoundation.rest.json;

import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.rest.json.JsonScalar.Kind;

/** Numbers and times in a pattern of the team's own, read in the pattern in which they are written. */
public final class FormattedScalars {

    private static final Map<Class<?>, TemporalQuery<?>> TIMES = Map.of(LocalDate.class, LocalDate::from, LocalDateTime.class,
            LocalDateTime::from, LocalTime.class, LocalTime::from, OffsetDateTime.class, OffsetDateTime::from, ZonedDateTime.class,
            ZonedDateTime::from, Instant.class, Instant::from, YearMonth.class, YearMonth::from);

    private FormattedScalars() {
    }

    /** @return empty for types that have no such pattern */
    public static Optional<JsonScalar> date(Class<?> type, String pattern, String locale, JsonScalar plain) {
        TemporalQuery<?> query = TIMES.get(type);
        if (query == null) {
            return Optional.empty();
        }
        DateTimeFormatter local = DateTimeFormatter.ofPattern(pattern, locale(locale));
        DateTimeFormatter formatter = type == Instant.class ? local.withZone(ZoneOffset.UTC) : local;
        return Optional.of(new JsonScalar(Kind.STRING, null, plain.order(),
                value -> JsonScalars.parse(value, "of the form " + pattern, text -> formatter.parse(text, query)),
                (out, value) -> out.write(formatter.format((TemporalAccessor) value))));
    }

    public static JsonScalar number(String pattern, String locale, JsonScalar plain) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale(locale));
        return new JsonScalar(Kind.STRING, null, plain.order(),
                value -> {
                    BigDecimal number = JsonScalars.parse(value, "of the form " + pattern, text -> number(text, format(pattern, symbols)));
                    return plain.read(JsonProvider.provider().createValue(number));
                },
                (out, value) -> out.write(format(pattern, symbols).format(value)));
    }

    /** {@link DecimalFormat} is not safe for threads, so each value has its own. */
    private static DecimalFormat format(String pattern, DecimalFormatSymbols symbols) {
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setParseBigDecimal(true);
        return format;
    }

    private static BigDecimal number(String text, DecimalFormat format) {
        ParsePosition position = new ParsePosition(0);
        BigDecimal number = (BigDecimal) format.parse(text, position);
        if (number == null || position.getIndex() < text.length()) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static Locale locale(String name) {
        return name.equals("##default") ? Locale.ROOT : Locale.forLanguageTag(name.replace('_', '-'));
    }
}
