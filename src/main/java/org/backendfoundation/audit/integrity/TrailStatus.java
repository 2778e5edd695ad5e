package org.backendfoundation.audit.integrity;

import java.util.List;
import org.backendfoundation.audit.seal.Epoch;

/**
 * How the trail stands now.
 *
 * @param epochs   the lives of the database, oldest first
 * @param life     how it lives now; its number is none
 * @param unsealed how many entries wait for their seal
 * @param lastSeal null where there is none
 */
record TrailStatus(List<Epoch> epochs, Epoch life, long unsealed, LastSeal lastSeal) {

    /** False from a restore on until a node connects. */
    boolean isEpochCurrent() {
        return !epochs.isEmpty() && epochs.get(epochs.size() - 1).isSameLife(life);
    }

    /** @param hash in lower hexadecimal digits */
    public record LastSeal(long number, String hash) {
    }
}
