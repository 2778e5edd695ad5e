package org.backendfoundation.audit.integrity;

import java.util.List;
import org.backendfoundation.audit.seal.Epoch;

/**
 * The current state of the trail.
 *
 * @param epochs   the epochs of the database, oldest first
 * @param currentEpoch     where the database lives now; its number is 0
 * @param unsealed how many entries have no seal yet
 * @param lastSeal null where there is none
 */
record TrailStatus(List<Epoch> epochs, Epoch currentEpoch, long unsealed, LastSeal lastSeal) {

    /** False after a restore until a node connects. */
    boolean isEpochCurrent() {
        return !epochs.isEmpty() && epochs.get(epochs.size() - 1).isSameInstance(currentEpoch);
    }

    /** @param hash in lower hexadecimal digits */
    public record LastSeal(long number, String hash) {
    }
}
