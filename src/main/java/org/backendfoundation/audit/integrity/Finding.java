package org.backendfoundation.audit.integrity;

import java.util.UUID;

/**
 * One difference between the trail and its seals.
 *
 * @param seal    number of the seal in question; null for an entry that no seal covers
 * @param entryId null where the seal itself is in question
 * @param detail  the facts, as a sentence
 */
public record Finding(FindingKind kind, Long seal, UUID entryId, String detail) {

    /** What somebody did to the trail. */
    public enum FindingKind {
        /** The entry was changed. */
        ENTRY_ALTERED,
        /** The entry is gone, and no retention removed its month. */
        ENTRY_MISSING,
        /** The entry was added behind the trail's back. */
        ENTRY_INSERTED,
        /** The seal's entries are not what they were, and which of them cannot be told. */
        ENTRIES_DIFFER,
        /** The seal is not as it was. */
        SEAL_ALTERED,
        /** The seal is gone. */
        SEAL_MISSING
    }
}
