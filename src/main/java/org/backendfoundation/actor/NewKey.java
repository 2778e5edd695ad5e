package org.backendfoundation.actor;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;

/**
 * What a caller says of a key to be issued.
 *
 * @param name      what it is for
 * @param expiresAt null if it does not expire
 */
public record NewKey(
        @NotBlank @Size(max = Actor.LONGEST_TEXT) @Readable String name,
        @Future OffsetDateTime expiresAt) {
}
