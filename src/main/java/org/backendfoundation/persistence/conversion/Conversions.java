package org.backendfoundation.persistence.conversion;

import static java.util.Map.entry;

import java.lang.reflect.Type;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The conversion of each type. */
final class Conversions {

    private static final Map<Class<?>, Conversion> TYPES = Map.ofEntries(
            entry(OffsetDateTime.class, time(OffsetDateTime::toInstant, Function.identity())),
            entry(Instant.class, time(Function.identity(), OffsetDateTime::toInstant)),
            entry(ZonedDateTime.class, time(ZonedDateTime::toInstant, OffsetDateTime::toZonedDateTime)),
            entry(Date.class, time((Date date) -> Instant.ofEpochMilli(date.getTime()), time -> Date.from(time.toInstant()))),
            entry(Timestamp.class, time(Timestamp::toInstant, time -> Timestamp.from(time.toInstant()))),
            entry(LocalDateTime.class, Conversion.of(Timestamp.class, Timestamp::valueOf, FurthestTimes::localTime)),
            entry(LocalDate.class, Conversion.of(java.sql.Date.class, java.sql.Date::valueOf, FurthestTimes::date)),
            entry(java.sql.Date.class, Conversion.of(java.sql.Date.class, Function.<java.sql.Date>identity(),
                    date -> java.sql.Date.valueOf(FurthestTimes.date(date)))),
            entry(OffsetTime.class, Conversion.of(Timestamp.class,
                    (OffsetTime time) -> Timestamp.from(time.atDate(LocalDate.EPOCH).toInstant()),
                    time -> time.toInstant().atOffset(ZoneOffset.UTC).toOffsetTime())),
            entry(Year.class, Conversion.of(Integer.class, Year::getValue, Year::of)),
            entry(YearMonth.class, Conversion.text(YearMonth::toString, YearMonth::parse)),
            entry(Duration.class, Conversion.text(Duration::toString, IntervalText::duration)),
            entry(Period.class, Conversion.text(Period::toString, IntervalText::period)),
            entry(ZoneId.class, Conversion.text(ZoneId::getId, ZoneId::of)),
            entry(URI.class, Conversion.text(URI::toString, URI::create)),
            entry(Currency.class, Conversion.text(Currency::getCurrencyCode, Currency::getInstance)),
            entry(Locale.class, Conversion.text(Locale::toLanguageTag, Locale::forLanguageTag)),
            entry(UUID.class, Conversion.of(UUID.class, Function.<UUID>identity(), Conversions::uuid)));

    private Conversions() {
    }

    /** @return empty where the provider stores the type by itself, or nobody knows how */
    static Optional<Conversion> of(Type type) {
        return type instanceof Class<?> plain && TYPES.containsKey(plain) ? Optional.of(TYPES.get(plain)) : ArrayConversion.of(type);
    }

    private static <A> Conversion time(Function<A, Instant> writing, Function<OffsetDateTime, A> reading) {
        return Conversion.of(Timestamp.class, (A time) -> Timestamp.from(writing.apply(time)),
                (Timestamp time) -> reading.apply(FurthestTimes.time(time)));
    }

    /** The driver gives a UUID, or the text of a column that is no {@code uuid}. */
    private static UUID uuid(Object column) {
        return column instanceof UUID id ? id : UUID.fromString(column.toString());
    }
}
