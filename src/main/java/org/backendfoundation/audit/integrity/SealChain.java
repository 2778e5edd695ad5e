package org.backendfoundation.audit.integrity;

import org.backendfoundation.audit.integrity.Finding.FindingKind;
import org.backendfoundation.audit.seal.EntryPosition;

/** Checks the chain of seals: each seal has the next number, matches its own hash, and names the hash of the seal before it. */
final class SealChain {

    private final Findings findings;
    private Link last;
    private boolean isWhole = true;

    /**
     * The last seal of the chain so far.
     *
     * @param to where its entries end
     */
    record Link(long number, byte[] hash, EntryPosition to) {
    }

    /** @param last the seal before the first one that is checked; null where it is gone */
    SealChain(Link last, long first, Findings findings) {
        this.last = last == null ? new Link(first - 1, null, EntryPosition.start()) : last;
        this.findings = findings;
        isWhole = last != null;
    }

    Link last() {
        return last;
    }

    /** Continues after this seal, because retention removed all seals up to it meanwhile. */
    void resumeFrom(Link anchor) {
        last = anchor;
        isWhole = true;
    }

    /** @return whether it is known where the entries of this seal begin and end, so that each of them must be in the seal's list */
    boolean check(StoredSeal seal) {
        boolean knowsStart = isWhole;
        if (seal.number() > last.number() + 1) {
            findings.add(FindingKind.SEAL_MISSING, last.number() + 1, null, gap(seal.number()));
            knowsStart = false;
        } else if (last.hash() != null && !seal.follows(last.hash())) {
            findings.add(FindingKind.SEAL_ALTERED, last.number(), null,
                    "Seal " + seal.number() + " was made after another seal than this one.");
            knowsStart = false;
        }
        isWhole = seal.isItself();
        if (!isWhole) {
            findings.add(FindingKind.SEAL_ALTERED, seal.number(), null, "The seal was changed; what it covers is not known.");
        }
        last = new Link(seal.number(), seal.hash(), seal.to());
        return knowsStart && isWhole;
    }

    private String gap(long found) {
        return found == last.number() + 2 ? "The seal is gone; its entries cannot be verified."
                : "The seals from here up to " + (found - 1) + " are gone; their entries cannot be verified.";
    }
}
