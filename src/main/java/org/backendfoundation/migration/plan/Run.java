package org.backendfoundation.migration.plan;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.backendfoundation.migration.revision.RevisionState;

/**
 * One entry of the ledger: one revision taken one way, once.
 *
 * @param position     counts up with each run, in the order in which they began
 * @param deploymentId shared by all runs of one order
 * @param direction    {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param state        what the revision's state was when the run ended, or is while it lasts
 * @param checksum     SHA-256 of the revision's file in hexadecimal
 * @param finishedAt   null while it lasts
 * @param durationMs   milliseconds; null while it lasts
 * @param error        why the state is not the one aimed at; null where it is
 * @param build        the code that ran it; null, as the reason, where the ledger is older than that
 * @param reason       why somebody ordered it; null at the start of a node
 * @param sqlHash      SHA-256 of the statements in hexadecimal
 */
public record Run(long position, UUID id, UUID deploymentId, String revision, String direction, String state, String actor,
        String host, String checksum, OffsetDateTime startedAt, OffsetDateTime finishedAt, Long durationMs, String error,
        String build, String reason, String sqlHash) {

    /** Whether it set the revision's mark. */
    public boolean hasApplied() {
        return error == null && finishedAt != null && state.equals(RevisionState.APPLIED.name());
    }

    public boolean isOpen() {
        return finishedAt == null;
    }
}
