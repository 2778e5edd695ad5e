package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TimestampsTest {

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    @Property
    void timesAreWrittenInUtcWithSixDigits(@ForAll OffsetDateTime time) {
        assertThat(Timestamps.format(time)).isEqualTo(SIX_DIGITS.format(time.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    @Example
    void yearsBeyondFourDigitsAreWrittenWithTheirSign() {
        assertThat(Timestamps.format(OffsetDateTime.parse("+10000-01-01T00:00:00Z"))).isEqualTo("+10000-01-01T00:00:00.000000Z");
        assertThat(Timestamps.format(OffsetDateTime.parse("-0044-03-15T12:00:00.1Z"))).isEqualTo("-0044-03-15T12:00:00.100000Z");
    }
}
