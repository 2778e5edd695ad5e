package org.backendfoundation.audit.integrity;

import org.backendfoundation.audit.integrity.Finding.FindingKind;
import org.backendfoundation.audit.seal.EntryPosition;

/** Walks along the seals: each has the next number, is itself, and names the one before it. */
final class SealChain {

    private final Findings findings;
    private Link last;
    private boolean isWhole = true;

    /**
     * What the chain goes on from.
     *
     * @param to where its entries end
     */
    record Link(long number, byte[] hash, EntryPosition to) {
    }

    /** @param last before the first seal that is walked to; null where it is gone */
    SealChain(Link last, long first, Findings findings) {
        this.last = last == null ? new Link(first - 1, null, EntryPosition.start()) : last;
        this.findings = findings;
        isWhole = last != null;
    }

    Link last() {
        return last;
    }

    /** Retention removed the seals up to this one meanwhile. */
    void goOnFrom(Link anchor) {
        last = anchor;
        isWhole = true;
    }

    /** @return whether it is known where the entries of this seal begin and end, so that each of them must be in its list */
    boolean walk(StoredSeal seal) {
        boolean knowsStart = isWhole;
        if (seal.number() > last.number() + 1) {
            findings.add(FindingKind.SEAL_MISSING, last.number() + 1, null, gap(seal.number()));
            knowsStart = false;
        } else if (last.hash() != null && !seal.follows(last.hash())) {
            findings.add(FindingKind.SEAL_ALTERED, last.number(), null, "Seal " + seal.number() + " was made after another seal than this one.");
            knowsStart = false;
        }
        isWhole = seal.isItself();
        if (!isWhole) {
            findings.add(FindingKind.SEAL_ALTERED, seal.number(), null, "The seal is not as it was made; what it covers is not known.");
        }
        last = new Link(seal.number(), seal.hash(), seal.to());
        return knowsStart && isWhole;
    }

    private String gap(long found) {
        return found == last.number() + 2 ? "The seal is gone; its entries cannot be verified."
                : "The seals from here up to " + (found - 1) + " are gone; their entries cannot be verified.";
    }
}
