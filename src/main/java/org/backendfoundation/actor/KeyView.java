package org.backendfoundation.actor;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.security.credential.ApiKey;

/**
 * An issued key in a list.
 *
 * @param prefix     the beginning of its text
 * @param expiresAt  null if it does not expire
 * @param lastUsedAt up to some seconds late; null if it was never used
 * @param revokedAt  null if it was not revoked
 */
public record KeyView(UUID id, String name, String prefix, OffsetDateTime createdAt,
        @JsonbProperty(nillable = true) OffsetDateTime expiresAt,
        @JsonbProperty(nillable = true) OffsetDateTime lastUsedAt, @JsonbProperty(nillable = true) OffsetDateTime revokedAt) {

    static KeyView of(IssuedKey key) {
        return new KeyView(key.getId(), key.getName(), key.getPrefix(), key.getCreatedAt(), key.getExpiresAt(), key.getLastUsedAt(),
                key.isActive() ? null : key.getUpdatedAt());
    }

    /** @param next the cursor of the next page; null at the end */
    public record KeyPage(List<KeyView> items, @JsonbProperty(nillable = true) String next) {
    }

    /** @param key the whole text, which only this answer shows */
    public record ShownKey(UUID id, String name, String key, OffsetDateTime createdAt,
            @JsonbProperty(nillable = true) OffsetDateTime expiresAt) {

        static ShownKey of(IssuedKey issued, ApiKey key) {
            return new ShownKey(issued.getId(), issued.getName(), key.text(), issued.getCreatedAt(), issued.getExpiresAt());
        }

        @Override
        public String toString() {
            return "issued key " + id;
        }
    }
}
