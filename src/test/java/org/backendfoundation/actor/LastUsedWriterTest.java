package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastUsedWriterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LastUsedWriter use = new LastUsedWriter();

    @Test
    void latestUseOfAKeyWaits() {
        UUID key = UUID.randomUUID();
        use.record(key, NOW);
        use.record(key, NOW.plusSeconds(1));
        use.record(key, NOW.minusSeconds(1));

        assertThat(use.waiting()).containsExactly(Map.entry(key, NOW.plusSeconds(1)));
    }

    @Test
    void noMoreThanSoManyKeysWait() {
        UUID first = UUID.randomUUID();
        use.record(first, NOW);
        for (int i = 0; i < 2 * LastUsedWriter.MAX_WAITING; i++) {
            use.record(new UUID(0, i), NOW);
        }
        use.record(first, NOW.plusSeconds(1));

        assertThat(use.waiting()).hasSize(LastUsedWriter.MAX_WAITING).containsEntry(first, NOW.plusSeconds(1));
    }

    @Test
    void whatCannotBeWrittenWaitsForTheNextTime() {
        UUID key = UUID.randomUUID();
        use.record(key, NOW);

        // without sessions, as without a database
        use.write();

        assertThat(use.waiting()).containsKey(key);
    }
}
