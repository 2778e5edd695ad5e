package org.backendfoundation.audit.integrity;

import java.time.OffsetDateTime;
import java.util.List;
import org.backendfoundation.audit.integrity.TrailStatus.LastSeal;
import org.backendfoundation.audit.retention.RetentionView;
import org.backendfoundation.audit.seal.Epoch;

/**
 * What a verification found.
 *
 * @param level           how well the database holds the trail against the application itself
 * @param from            seals made at or after this time were verified; null for all
 * @param to              seals made before this time were verified; null for all
 * @param seals           how many were verified
 * @param entries         how many entries were compared with them
 * @param dropped         how many entries of these seals retention removed
 * @param unsealed        how many entries wait for their seal, whatever was asked for
 * @param lastSeal        null where there is none
 * @param findingCount    how many things are not as they were sealed
 * @param findings        the first thousand of them, in the order of the seals
 * @param lostWithRestore how many seals of the seal file this database does not know because an older copy of it was restored
 * @param epochs          the lives of the database, oldest first
 * @param epochIsCurrent  false where it now lives elsewhere than the last of them says, until a node connects
 * @param durationMs      how long it took
 */
public record IntegrityView(IntegrityVerdict verdict, AuditLevel level, OffsetDateTime from, OffsetDateTime to, long seals, long entries, long dropped,
        long unsealed, LastSeal lastSeal, long findingCount, List<Finding> findings, long lostWithRestore, List<Epoch> epochs, boolean epochIsCurrent, RetentionView retention,
        long durationMs) {

    /** The whole in one word. */
    public enum IntegrityVerdict {
        /** Everything is as it was sealed. */
        INTACT,
        /** Something is not: see the findings. */
        ALTERED
    }
}
