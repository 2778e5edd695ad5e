package org.backendfoundation.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Sets time and actor on every entity that is created or changed. The servers inject nothing into entity listeners, so {@link Start} stores
 * the actor in a static field; each deployment has its own class loader, and so its own field.
 */
public class EntityTimestampListener {

    private static volatile CurrentActor actor;

    @PrePersist
    void created(BaseEntity entity) {
        entity.created(now(), actor.id());
    }

    @PreUpdate
    void changed(BaseEntity entity) {
        entity.changed(now(), actor.id());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    /** Runs before the first request. */
    @ApplicationScoped
    static class Start {

        void setActor(@Observes @Initialized(ApplicationScoped.class) Object start, CurrentActor current) {
            actor = current;
        }
    }
}
