package org.backendfoundation.migration;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One entry of the ledger: one revision taken one way, once.
 *
 * @param position     counts up with each run, in the order in which they began
 * @param deploymentId shared by all runs of one upgrade
 * @param direction    {@code UPGRADE} or {@code DOWNGRADE}
 * @param state        what the revision's state was when the run ended, or is while it lasts
 * @param checksum     SHA-256 of the revision's file in hexadecimal
 * @param finishedAt   null while it lasts
 * @param durationMs   milliseconds; null while it lasts
 * @param error        why the state is not the one aimed at; null where it is
 */
public record Run(long position, UUID id, UUID deploymentId, String revision, String direction, String state, String actor,
        String host, String checksum, OffsetDateTime startedAt, OffsetDateTime finishedAt, Long durationMs, String error) {

    boolean isOpen() {
        return finishedAt == null;
    }
}
