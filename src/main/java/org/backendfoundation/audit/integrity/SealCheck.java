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
 * Compares the entries of one seal with what was sealed, as they come. Where the seal's list of entries was altered, too, only the root tells whether
 * all of them are as they were.
 */
final class SealCheck {

    private static final int TIMESTAMP_SHIFT = 16;

    private final StoredSeal seal;
    private final boolean knowsStart;
    private final Findings findings;
    private final MerkleTree rootAlone;
    private int next;
    private int met;
    private Map<UUID, byte[]> unmet;

    /** @param knowsStart false after a seal that is gone or altered: what lies before this seal's entries may be that one's */
    SealCheck(StoredSeal seal, boolean knowsStart, Findings findings) {
        this.seal = seal;
        this.knowsStart = knowsStart;
        this.findings = findings;
        rootAlone = seal.hasOwnLeaves() ? null : new MerkleTree();
    }

    /** @param leaf of the next entry in the table */
    void meet(byte[] leaf) {
        met++;
        if (rootAlone != null) {
            rootAlone.add(Arrays.copyOfRange(leaf, Leaves.ID_LENGTH, Leaves.LENGTH));
        } else if (unmet == null && seal.leaves().isAt(next, leaf)) {
            next++;
        } else {
            compare(leaf);
        }
    }

    /** Whether entries are missing, as far as that is known. */
    boolean isIncomplete() {
        return rootAlone == null && (unmet == null ? next < seal.leaves().size() : !unmet.isEmpty());
    }

    /**
     * All entries were met.
     *
     * @param gone the months that retention removed
     * @return how many entries went with them
     */
    int end(Set<YearMonth> gone) {
        if (rootAlone != null) {
            tellOfRoot();
            return 0;
        }
        Set<UUID> missing = unmet().keySet();
        missing.stream().filter(id -> !gone.contains(month(id))).sorted().forEach(id -> tell(FindingKind.ENTRY_MISSING, id, "The entry is gone."));
        return (int) missing.stream().filter(id -> gone.contains(month(id))).count();
    }

    private void compare(byte[] leaf) {
        UUID id = Leaves.id(leaf);
        byte[] sealed = unmet().remove(id);
        if (sealed != null && !Arrays.equals(sealed, leaf)) {
            tell(FindingKind.ENTRY_ALTERED, id, "The entry is not as it was sealed.");
        }
        if (sealed == null && knowsStart) {
            tell(FindingKind.ENTRY_INSERTED, id, "The entry was not there when this seal was made.");
        }
    }

    private void tellOfRoot() {
        findings.add(FindingKind.SEAL_ALTERED, seal.number(), null, "The seal's list of entries is not what it was.");
        if (met != seal.entries() || !Arrays.equals(rootAlone.root(), seal.root())) {
            findings.add(FindingKind.ENTRIES_DIFFER, seal.number(), null, "Its entries are not what they were; which of them cannot be told.");
        }
    }

    private Map<UUID, byte[]> unmet() {
        if (unmet == null) {
            unmet = seal.leaves().from(next);
        }
        return unmet;
    }

    private void tell(FindingKind kind, UUID entry, String detail) {
        findings.add(kind, seal.number(), entry, detail);
    }

    /** UUIDv7 begins with its time. */
    private static YearMonth month(UUID id) {
        return YearMonth.from(Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIMESTAMP_SHIFT).atOffset(ZoneOffset.UTC));
    }
}
