package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.junit.jupiter.api.Test;

class BaseEntityTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-31T12:00:00.123456789+01:00");
    private static final UUID ACTOR = Identifiers.next();
    private static final UUID OTHER = Identifiers.next();

    private final BaseEntity entity = new Invoice();

    @Test
    void idStaysTheOneThatWasSeenFirst() {
        UUID first = entity.getId();

        entity.created(NOON, ACTOR);

        assertThat(entity.getId()).isEqualTo(first);
        assertThat(first.version()).isEqualTo(7);
    }

    @Test
    void timesAreWhatPostgresqlKeeps() {
        entity.created(NOON, ACTOR);

        assertThat(entity.getCreatedAt()).hasToString("2026-01-31T11:00:00.123456Z");
        assertThat(entity.getUpdatedAt()).isEqualTo(entity.getCreatedAt());
    }

    @Test
    void clockThatWasSetBackDoesNotTurnBackUpdatedAt() {
        entity.created(NOON, ACTOR);
        OffsetDateTime before = entity.getUpdatedAt();

        entity.changed(NOON.minusHours(1), OTHER);

        assertThat(entity.getUpdatedAt()).isEqualTo(before);
        assertThat(entity.getUpdatedBy()).isEqualTo(OTHER);
        assertThat(entity.getCreatedBy()).isEqualTo(ACTOR);
    }

    @Test
    void laterChangeIsLater() {
        entity.created(NOON, ACTOR);

        entity.changed(NOON.plusSeconds(1), ACTOR);

        assertThat(entity.getUpdatedAt()).isAfter(entity.getCreatedAt());
    }

    @Test
    void entitiesAreEqualByTypeAndId() {
        BaseEntity readAgain = new Invoice();
        readAgain.setId(entity.getId());

        assertThat(entity).isEqualTo(readAgain).isNotEqualTo(new Invoice()).isNotEqualTo(new Reminder()).hasSameHashCodeAs(entity.getId());
    }
}
