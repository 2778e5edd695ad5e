package org.backendfoundation.audit.integrity;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.audit.integrity.Finding.FindingKind;
import org.backendfoundation.audit.seal.Leaves;
import org.backendfoundation.audit.seal.MerkleTree;

/**
 * Compares the entries of one seal with what was sealed, in their order. Where somebody changed the seal's list of entries, too, only the
 * root tells whether the entries are unchanged.
 */
final class SealCheck {

    private static final int TIMESTAMP_SHIFT = 16;

    private final StoredSeal seal;
    private final boolean knowsStart;
    private final Findings findings;
    private final MerkleTree rootAlone;
    private int next;
    private int checked;
    private Map<UUID, byte[]> remaining;

    /** @param knowsStart false after a seal that is gone or altered: entries before this seal's own may belong to that one */
    SealCheck(StoredSeal seal, boolean knowsStart, Findings findings) {
        this.seal = seal;
        this.knowsStart = knowsStart;
        this.findings = findings;
        rootAlone = seal.hasOwnLeaves() ? null : new MerkleTree();
    }

    /** @param leaf the leaf of the next entry in the table */
    void checkEntry(byte[] leaf) {
        checked++;
        if (rootAlone != null) {
            rootAlone.add(Arrays.copyOfRange(leaf, Leaves.ID_LENGTH, Leaves.LENGTH));
        } else if (remaining == null && seal.leaves().isAt(next, leaf)) {
            next++;
        } else {
            compare(leaf);
        }
    }

    /** Whether entries are missing, as far as is known now. */
    boolean isIncomplete() {
        return rootAlone == null && (remaining == null ? next < seal.leaves().size() : !remaining.isEmpty());
    }

    /**
     * Reports the entries that are missing, after the last entry was checked.
     *
     * @param gone the months that retention removed
     * @return how many entries retention removed with them
     */
    int finish(Set<YearMonth> gone) {
        if (rootAlone != null) {
            addRootFinding();
            return 0;
        }
        Set<UUID> missing = remaining().keySet();
        missing.stream().filter(id -> !gone.contains(month(id))).sorted()
                .forEach(id -> addFinding(FindingKind.ENTRY_MISSING, id, "The entry is gone."));
        return (int) missing.stream().filter(id -> gone.contains(month(id))).count();
    }

    private void compare(byte[] leaf) {
        UUID id = Leaves.id(leaf);
        byte[] sealed = remaining().remove(id);
        if (sealed != null && !Arrays.equals(sealed, leaf)) {
            addFinding(FindingKind.ENTRY_ALTERED, id, "The entry is not as it was sealed.");
        }
        if (sealed == null && knowsStart) {
            addFinding(FindingKind.ENTRY_INSERTED, id, "The entry was not there when this seal was made.");
        }
    }

    private void addRootFinding() {
        findings.add(FindingKind.SEAL_ALTERED, seal.number(), null, "The seal's list of entries is not what it was.");
        if (checked != seal.entries() || !Arrays.equals(rootAlone.root(), seal.root())) {
            findings.add(FindingKind.ENTRIES_DIFFER, seal.number(), null,
                    "Its entries are not what they were; which of them cannot be told.");
        }
    }

    private Map<UUID, byte[]> remaining() {
        if (remaining == null) {
            remaining = seal.leaves().from(next);
        }
        return remaining;
    }

    private void addFinding(FindingKind kind, UUID entry, String detail) {
        findings.add(kind, seal.number(), entry, detail);
    }

    /** UUIDv7 begins with its time. */
    private static YearMonth month(UUID id) {
        return YearMonth.from(Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIMESTAMP_SHIFT).atOffset(ZoneOffset.UTC));
    }
}
