package org.backendfoundation.migration.node;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.backendfoundation.migration.plan.Run;

/**
 * A revision with its state in this database.
 *
 * @param version        the name by Alembic's rule; only the id for a revision that this build does not know
 * @param state          PENDING, APPLYING, APPLIED, ROLLING_BACK or ROLLED_BACK; null where the database is not reachable
 * @param isKnown        whether this build has its file
 * @param isExpanding    whether code that does not know the revision works with it
 * @param isIrreversible whether it cannot be rolled back; false for a revision that this build does not know
 * @param appliedAt      end of the run that applied it; null where it is not applied, or the ledger does not know
 * @param build          the code that applied it
 * @param durationMs     duration of that run in milliseconds
 * @param checksum       SHA-256 of the file in this build, in hexadecimal
 * @param error          why the last run failed; null where it did not
 */
public record RevisionView(String revision, String version, String file, String state, boolean isKnown, boolean isExpanding,
        boolean isIrreversible, OffsetDateTime appliedAt, String appliedBy, String host, String build, Long durationMs, String checksum,
        String error) {

    /** @param applied the run that applied it */
    RevisionView(String revision, String version, String file, String state, boolean isKnown, boolean isExpanding, boolean isIrreversible,
            Optional<Run> applied, String checksum, Optional<String> error) {
        this(revision, version, file, state, isKnown, isExpanding, isIrreversible, applied.map(Run::finishedAt).orElse(null),
                applied.map(Run::actor).orElse(null), applied.map(Run::host).orElse(null), applied.map(Run::build).orElse(null),
                applied.map(Run::durationMs).orElse(null), checksum, error.orElse(null));
    }
}
