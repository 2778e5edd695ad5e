package org.backendfoundation.persistence.resource;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * A request for a permanent removal.
 *
 * @param deletedBefore rows that were deleted softly before this time
 * @param reason        recorded in the audit trail
 */
@PublicApi
@NullMarked
public record PurgeOrder(@NotNull @Past OffsetDateTime deletedBefore, @NotBlank @Size(max = 500) String reason) {

    /**
     * @param purged          number of rows removed
     * @param stillReferenced number of rows that stay, because others refer to them
     */
    public record Purged(int purged, int stillReferenced) {

        static final Purged NOTHING = new Purged(0, 0);

        Purged and(Purged other) {
            return new Purged(purged + other.purged, stillReferenced + other.stillReferenced);
        }
    }
}
