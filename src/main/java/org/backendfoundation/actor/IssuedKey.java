package org.backendfoundation.actor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.backendfoundation.audit.capture.Secret;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.security.credential.ApiKey;

/**
 * An actor's API key, without its secret. It is issued, used, and revoked by soft deletion or expired; it cannot become valid again. {@link
 * KeyUse} writes the time of its last use without this entity.
 */
@Entity
@Table(name = "api_key")
public class IssuedKey extends BaseEntity {

    /** Enough to tell keys apart, and much too little to guess one. */
    private static final int PREFIX_LENGTH = 7;

    @Column(name = "actor_id", nullable = false, updatable = false)
    private UUID actorId;

    @Column(name = "name", nullable = false, updatable = false)
    private String name;

    @Secret
    @Column(name = "hash", nullable = false, updatable = false)
    private String hash;

    @Column(name = "prefix", nullable = false, updatable = false)
    private String prefix;

    @Column(name = "expires_at", updatable = false)
    private OffsetDateTime expiresAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private OffsetDateTime lastUsedAt;

    static IssuedKey of(Actor actor, ApiKey key, String name, OffsetDateTime expiresAt) {
        IssuedKey issued = new IssuedKey();
        issued.actorId = actor.getId();
        issued.name = name;
        issued.hash = key.hash();
        issued.prefix = key.text().substring(0, PREFIX_LENGTH);
        issued.expiresAt = expiresAt;
        return issued;
    }

    public UUID getActorId() {
        return actorId;
    }

    public String getName() {
        return name;
    }

    public String getPrefix() {
        return prefix;
    }

    /** Null if it does not expire. */
    public OffsetDateTime getExpiresAt() {
        return expiresAt;
    }

    /** Null if it was never used. */
    public OffsetDateTime getLastUsedAt() {
        return lastUsedAt;
    }
}
