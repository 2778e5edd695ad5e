package org.backendfoundation.actor;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
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
public record KeyView(@NotNull UUID id, @NotNull String name, @NotNull String prefix, @NotNull OffsetDateTime createdAt,
        @JsonbProperty(nillable = true) OffsetDateTime expiresAt,
        @JsonbProperty(nillable = true) OffsetDateTime lastUsedAt, @JsonbProperty(nillable = true) OffsetDateTime revokedAt) {

    static KeyView of(IssuedKey key) {
        return new KeyView(key.getId(), key.getName(), key.getPrefix(), key.getCreatedAt(), key.getExpiresAt(), key.getLastUsedAt(),
                key.isActive() ? null : key.getUpdatedAt());
    }

    /**
     * @param next     the cursor of the next page; null at the end
     * @param previous the cursor of the page before; null at the beginning
     */
    public record KeyPage(@NotNull List<KeyView> items, @JsonbProperty(nillable = true) String next,
            @JsonbProperty(nillable = true) String previous) {
    }

    /** @param key the whole text, which only this answer shows */
    public record ShownKey(@NotNull UUID id, @NotNull String name, @NotNull String key, @NotNull OffsetDateTime createdAt,
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
