package org.backendfoundation.actor;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;

/**
 * A key that a caller wants to be issued.
 *
 * @param name      its purpose
 * @param expiresAt null if it does not expire
 */
public record NewKey(
        @NotBlank @Size(max = Actor.MAX_TEXT) @Readable String name,
        @Future OffsetDateTime expiresAt) {
}
