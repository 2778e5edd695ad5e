package org.backendfoundation.audit.integrity;

import java.time.OffsetDateTime;
import java.util.List;
import org.backendfoundation.audit.integrity.TrailStatus.LastSeal;
import org.backendfoundation.audit.retention.RetentionView;
import org.backendfoundation.audit.seal.Epoch;

/**
 * The result of a verification.
 *
 * @param level           how well the database protects the trail against the application itself
 * @param from            seals made at or after this time were verified; null for all
 * @param to              seals made before this time were verified; null for all
 * @param seals           how many seals were verified
 * @param entries         how many entries were compared with their seals
 * @param dropped         how many entries of these seals retention removed
 * @param unsealed        how many entries of the whole trail have no seal yet
 * @param lastSeal        null where there is none
 * @param findingCount    how many differences were found
 * @param findings        the first thousand of them, in the order of the seals
 * @param lostWithRestore how many seals of the seal file this database does not have because an older copy of it was restored
 * @param epochs          the epochs of the database, oldest first
 * @param epochIsCurrent  false where the database was moved or restored since the last epoch began, until a node connects
 * @param durationMs      how long the verification took, in milliseconds
 */
public record IntegrityView(IntegrityVerdict verdict, AuditLevel level, OffsetDateTime from, OffsetDateTime to, long seals, long entries,
        long dropped,
        long unsealed, LastSeal lastSeal, long findingCount, List<Finding> findings, long lostWithRestore, List<Epoch> epochs,
        boolean epochIsCurrent, RetentionView retention,
        long durationMs) {

    /** The result in one word. */
    public enum IntegrityVerdict {
        /** Everything is as it was sealed. */
        INTACT,
        /** Something is not as it was sealed; the findings name it. */
        ALTERED
    }
}
