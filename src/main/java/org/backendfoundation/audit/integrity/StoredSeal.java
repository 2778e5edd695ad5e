package org.backendfoundation.audit.integrity;

import java.util.Arrays;
import org.backendfoundation.audit.seal.EntryPosition;
import org.backendfoundation.audit.seal.Leaves;

/**
 * A row of the table of seals.
 *
 * @param to       where its entries end; they begin where those of the seal before it end
 * @param hashNow  the hash computed from the row now; null where its epoch is gone
 */
record StoredSeal(long number, EntryPosition to, int entries, byte[] root, Leaves leaves, byte[] previous, byte[] hash, byte[] hashNow) {

    boolean isItself() {
        return Arrays.equals(hash, hashNow);
    }

    boolean follows(byte[] hashBefore) {
        return Arrays.equals(previous, hashBefore);
    }

    /** Whether the list of its entries is unchanged since the seal was made. */
    boolean hasOwnLeaves() {
        return leaves.size() == entries && Arrays.equals(leaves.root(), root);
    }
}
