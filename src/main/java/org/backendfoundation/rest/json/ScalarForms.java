package org.backendfoundation.rest.json;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;

/**
 * Writes types for which JSON-B has another form than {@link JsonScalars}, or none: it takes a currency for a bean and puts a zone behind a
 * date, so that what an answer has could not be put back, and a time has as many digits as it happens to need.
 */
abstract class ScalarForms<T> implements JsonbSerializer<T> {

    /** JSON-B asks which type a serializer is for, so that each type needs a class. */
    static final JsonbSerializer<?>[] ALL = {new Currencies(), new Dates(), new LocalDateTimes(), new LocalTimes(), new Locales(),
        new OffsetTimes(), new Years(), new ZonedTimes()};

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        JsonScalars.of(value.getClass()).orElseThrow().write(out, value);
    }

    static final class Currencies extends ScalarForms<Currency> {
    }

    /** Of {@code java.sql}, too. */
    static final class Dates extends ScalarForms<Date> {
    }

    static final class LocalDateTimes extends ScalarForms<LocalDateTime> {
    }

    static final class LocalTimes extends ScalarForms<LocalTime> {
    }

    static final class Locales extends ScalarForms<Locale> {
    }

    static final class OffsetTimes extends ScalarForms<OffsetTime> {
    }

    static final class Years extends ScalarForms<Year> {
    }

    static final class ZonedTimes extends ScalarForms<ZonedDateTime> {
    }
}
