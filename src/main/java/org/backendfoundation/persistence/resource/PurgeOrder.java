package org.backendfoundation.persistence.resource;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.backendfoundation.annotation.PublicApi;

/**
 * What is to be removed for good.
 *
 * @param deletedBefore rows that were deleted softly before this
 * @param reason        why, for those who ask later
 */
@PublicApi
public record PurgeOrder(@NotNull @Past OffsetDateTime deletedBefore, @NotBlank @Size(max = 500) String reason) {

    /**
     * @param purged          rows
     * @param stillReferenced rows that stay, because others refer to them
     */
    public record Purged(int purged, int stillReferenced) {

        static final Purged NOTHING = new Purged(0, 0);

        Purged and(Purged other) {
            return new Purged(purged + other.purged, stillReferenced + other.stillReferenced);
        }
    }
}
