package org.backendfoundation.persistence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** As the database's first write leaves an entity, for tests of other rooms and parts. */
public final class CreatedEntity {

    private CreatedEntity() {
    }

    public static <E extends BaseEntity> E of(E entity) {
        entity.created(OffsetDateTime.of(2026, 11, 28, 12, 0, 0, 123_456_000, ZoneOffset.UTC),
                UUID.fromString("01890000-0000-7000-8000-000000000001"));
        return entity;
    }
}
