package org.backendfoundation.migration.plan;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.backendfoundation.migration.revision.RevisionState;

/**
 * One run of one revision in one direction, as the ledger has it.
 *
 * @param position     increases with each run, in the order in which they began
 * @param deploymentId shared by all runs of one command
 * @param direction    {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param state        the revision's state at the end of the run, or now while it runs
 * @param checksum     SHA-256 of the revision's file in hexadecimal
 * @param finishedAt   null while it runs
 * @param durationMs   in milliseconds; null while it runs
 * @param error        why the run did not reach its target state; null where it did
 * @param build        the code that ran it; null, like the reason, where an older version made the ledger
 * @param reason       the reason given with the command; null at the start of a node
 * @param sqlHash      SHA-256 of the statements in hexadecimal
 */
public record Run(long position, UUID id, UUID deploymentId, String revision, String direction, String state, String actor,
        String host, String checksum, OffsetDateTime startedAt, OffsetDateTime finishedAt, Long durationMs, String error,
        String build, String reason, String sqlHash) {

    /** Whether it applied the revision. */
    public boolean hasApplied() {
        return error == null && finishedAt != null && state.equals(RevisionState.APPLIED.name());
    }

    public boolean isOpen() {
        return finishedAt == null;
    }
}
