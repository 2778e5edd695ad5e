package org.backendfoundation.migration.plan;

import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionState;

/**
 * One revision to run in one direction.
 *
 * @param isRemoval whether the step removes the changelog row
 */
public record PlanStep(Direction direction, boolean isRemoval, Revision revision) {

    static PlanStep upgrade(Revision revision) {
        return new PlanStep(Direction.UPGRADE, false, revision);
    }

    static PlanStep downgrade(Revision revision) {
        return new PlanStep(Direction.DOWNGRADE, true, revision);
    }

    static PlanStep stamp(Revision revision, boolean isRemoval) {
        return new PlanStep(Direction.STAMP, isRemoval, revision);
    }

    /** The revision's state after the step. */
    public RevisionState stateWhenDone() {
        return isRemoval ? RevisionState.ROLLED_BACK : RevisionState.APPLIED;
    }

    RevisionState stateWhileRunning() {
        return isRemoval ? RevisionState.ROLLING_BACK : RevisionState.APPLYING;
    }

    /** The revision's state after the step failed. */
    public RevisionState stateWhenFailed() {
        return isRemoval ? RevisionState.APPLIED : RevisionState.PENDING;
    }

    @Override
    public String toString() {
        return switch (direction) {
            case UPGRADE -> "Applying ";
            case DOWNGRADE -> "Rolling back ";
            case STAMP -> "Stamping ";
        } + revision.version();
    }
}
