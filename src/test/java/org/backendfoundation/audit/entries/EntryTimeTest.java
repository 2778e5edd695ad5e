package org.backendfoundation.audit.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EntryTimeTest {

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Test
    void everyMicrosecondOfAMillisecondComesBack() {
        for (int micros = 0; micros < 1000; micros++) {
            assertThat(EntryTime.micros(micros * 4096 / 1000)).isEqualTo(micros);
        }
    }

    @Property
    void timestampComesBackFromItsId(@ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis,
            @ForAll @IntRange(max = 999) int micros) {
        UUID id = new UUID(millis << 16 | 0x7000 | micros * 4096L / 1000, VARIANT);

        OffsetDateTime timestamp = EntryTime.of(id).orElseThrow();

        assertThat(timestamp.toInstant().toEpochMilli()).isEqualTo(millis);
        assertThat(timestamp.getNano() / 1000 % 1000).isEqualTo(micros);
        assertThat(timestamp.getNano() % 1000).isZero();
    }

    @Test
    void idOfAnotherVersionIsOfNoEntry() {
        assertThat(EntryTime.of(UUID.randomUUID())).isEmpty();
    }
}
