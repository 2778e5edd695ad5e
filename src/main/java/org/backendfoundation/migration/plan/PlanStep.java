package org.backendfoundation.migration.plan;

import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionState;

/**
 * One revision taken one way.
 *
 * @param isBack whether its mark is gone afterwards
 */
public record PlanStep(Direction direction, boolean isBack, Revision revision) {

    static PlanStep upgrade(Revision revision) {
        return new PlanStep(Direction.UPGRADE, false, revision);
    }

    static PlanStep downgrade(Revision revision) {
        return new PlanStep(Direction.DOWNGRADE, true, revision);
    }

    static PlanStep stamp(Revision revision, boolean isBack) {
        return new PlanStep(Direction.STAMP, isBack, revision);
    }

    /** The revision's state once the step is taken. */
    public RevisionState done() {
        return isBack ? RevisionState.ROLLED_BACK : RevisionState.APPLIED;
    }

    RevisionState underway() {
        return isBack ? RevisionState.ROLLING_BACK : RevisionState.APPLYING;
    }

    /** The revision's state after the step was tried in vain. */
    public RevisionState undone() {
        return isBack ? RevisionState.APPLIED : RevisionState.PENDING;
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
