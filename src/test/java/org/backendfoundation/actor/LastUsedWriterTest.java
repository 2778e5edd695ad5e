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
        use.note(key, NOW);
        use.note(key, NOW.plusSeconds(1));
        use.note(key, NOW.minusSeconds(1));

        assertThat(use.waiting()).containsExactly(Map.entry(key, NOW.plusSeconds(1)));
    }

    @Test
    void noMoreThanSoManyKeysWait() {
        UUID first = UUID.randomUUID();
        use.note(first, NOW);
        for (int i = 0; i < 2 * LastUsedWriter.MOST; i++) {
            use.note(new UUID(0, i), NOW);
        }
        use.note(first, NOW.plusSeconds(1));

        assertThat(use.waiting()).hasSize(LastUsedWriter.MOST).containsEntry(first, NOW.plusSeconds(1));
    }

    @Test
    void whatCannotBeWrittenWaitsForTheNextTime() {
        UUID key = UUID.randomUUID();
        use.note(key, NOW);

        // without sessions, as without a database
        use.write();

        assertThat(use.waiting()).containsKey(key);
    }
}
