package org.backendfoundation.persistence;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What every entity has: an id, when and by whom it was made and last changed, whether it is active, and a version for optimistic locking.
 *
 * <p>Its life: {@code new}, with an id at the first look; persisted by {@link Repository#create}, which fills the rest; changed, each time
 * with a higher version and a later {@code updated_at}; deleted softly, from then on invisible to every query and to {@code find}; perhaps
 * restored; one day purged.
 *
 * <p>Invisible means: to JPQL, criteria queries, {@code find} and references, which read as null. Not to {@code LEFT JOIN FETCH} nor to
 * native SQL.
 *
 * <p>Subclasses keep their fields private and give them accessors: the provider does not see a public field change from another class.
 * Setters of this class are not public, so no request body can set them.
 */
@PublicApi
@NullMarked
@MappedSuperclass
@Access(AccessType.FIELD)
@EntityListeners(EntityTimestampListener.class)
@AdditionalCriteria("this.active = true or :" + BaseEntity.SHOW_INACTIVE + " = true")
public abstract class BaseEntity {

    /** The property of the entity manager that shows inactive rows. */
    static final String SHOW_INACTIVE = "showInactive";

    /** Mapped by its getter; not transient, it would be mapped a second time and EclipseLink would warn of each entity. */
    @Transient
    private @Nullable UUID id;

    @Column(name = "created_at", nullable = false, updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at", nullable = false)
    private OffsetDateTime updatedAt;

    @Column(name = "is_active", nullable = false)
    private boolean active = true;

    /** When the deletion began that deletes it, too. */
    @Transient
    private @Nullable OffsetDateTime deletedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @Column(name = "created_by", nullable = false, updatable = false)
    private UUID createdBy;

    @Column(name = "updated_by", nullable = false)
    private UUID updatedBy;

    /**
     * A UUIDv7, made at the first call and not at construction: the provider constructs an entity for every row it reads. The provider
     * calls this, too: before it sets the values of a new entity EclipseLink 4.0.1, of Payara Server 6, reads the id and fails on null.
     */
    @Id
    @Access(AccessType.PROPERTY)
    @Column(name = "id", updatable = false)
    public UUID getId() {
        if (id == null) {
            id = Identifiers.next();
        }
        return id;
    }

    void setId(UUID id) {
        this.id = id;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    public OffsetDateTime getUpdatedAt() {
        return updatedAt;
    }

    @JsonbProperty("is_active")
    public boolean isActive() {
        return active;
    }

    /** Counts the changes; 1 after the first write. */
    public long getVersion() {
        return version;
    }

    public UUID getCreatedBy() {
        return createdBy;
    }

    public UUID getUpdatedBy() {
        return updatedBy;
    }

    void setActive(boolean active) {
        this.active = active;
    }

    /** Deletes it at the time of another deletion, so that they can be told to belong together. */
    void deleteWith(BaseEntity first) {
        active = false;
        deletedAt = first.updatedAt;
    }

    void created(OffsetDateTime now, UUID actor) {
        getId();
        createdAt = micros(now);
        updatedAt = createdAt;
        createdBy = actor;
        updatedBy = actor;
    }

    /** The current time, but never earlier than the last one, even if the clock was set back. */
    void changed(OffsetDateTime now, UUID actor) {
        OffsetDateTime time = deletedAt == null ? micros(now) : deletedAt;
        deletedAt = null;
        updatedAt = updatedAt != null && time.isBefore(updatedAt) ? updatedAt : time;
        updatedBy = actor;
    }

    /** Makes the provider write the row, which raises the version; {@link #changed} then sets the time. */
    void touch() {
        updatedAt = updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Rounds to microseconds, as PostgreSQL does, so that a write returns what a later read returns. */
    private static OffsetDateTime micros(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public final boolean equals(Object other) {
        return this == other || other instanceof BaseEntity that && getClass() == that.getClass() && getId().equals(that.getId());
    }

    @Override
    public final int hashCode() {
        return getId().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + getId();
    }
}
