package org.backendfoundation.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionLabel;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alembic's words for where to go. */
class MigrationPlanTest {

    private static final Revision A = revision("aaaaaaaaaaaa");
    private static final Revision B = revision("abbbbbbbbbbb");
    private static final Revision C = revision("cccccccccccc");
    private static final Revision D = revision("dddddddddddd");
    private static final Revision ALONE = new Revision("eeeeeeeeeeee", "x", "db/e.sql", "sum", Set.of(), false);
    private static final ChangeLog LOG = new ChangeLog(List.of(A, B, C, D), List.of());

    @ParameterizedTest
    @CsvSource({"head, bcd, dddddddddddd, false", "+1, b, abbbbbbbbbbb, true", "+3, bcd, dddddddddddd, false",
        "cccccccccccc, bc, cccccccccccc, true",
        "c, bc, cccccccccccc, true", "cccccccccccc_x, bc, cccccccccccc, true", "aa, '', aaaaaaaaaaaa, true"})
    void upgradeLeadsAhead(String to, String ids, String reached, boolean isHeld) {
        MigrationPlan movement = MigrationPlan.upgrade(found(A), to);

        assertThat(firsts(movement)).isEqualTo(ids);
        assertThat(movement.steps()).allMatch(step -> step.direction() == Direction.UPGRADE);
        assertThat(movement.to()).isEqualTo(reached);
        assertThat(movement.isHeld()).isEqualTo(isHeld);
    }

    @ParameterizedTest
    @CsvSource({"base, cba, base", "-1, c, abbbbbbbbbbb", "-3, cba, base", "aa, cb, aaaaaaaaaaaa", "cccccccccccc, '', cccccccccccc"})
    void downgradeLeadsBackTheLastOneFirstAndHolds(String to, String ids, String reached) {
        MigrationPlan movement = MigrationPlan.downgrade(found(A, B, C), to);

        assertThat(firsts(movement)).isEqualTo(ids);
        assertThat(movement.to()).isEqualTo(reached);
        assertThat(movement.isHeld()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nothing", "a", "''", "+", "-1", "head+1"})
    void upgradeToNoSuchRevisionIsRefused(String to) {
        assertRefused(() -> MigrationPlan.upgrade(found(A), to), MigrationError.TARGET_UNKNOWN);
    }

    @Test
    void upgradeBackOrTooFarIsRefused() {
        assertRefused(() -> MigrationPlan.upgrade(found(A, B), "aa"), MigrationError.TARGET_UNREACHABLE);
        assertRefused(() -> MigrationPlan.upgrade(found(A, B), "+3"), MigrationError.TARGET_UNREACHABLE);
    }

    @Test
    void downgradeAheadOrTooFarIsRefused() {
        assertRefused(() -> MigrationPlan.downgrade(found(A, B), "head"), MigrationError.TARGET_UNREACHABLE);
        assertRefused(() -> MigrationPlan.downgrade(found(A, B), "-3"), MigrationError.TARGET_UNREACHABLE);
    }

    @Test
    void downgradePastAnIrreversibleRevisionIsRefusedWithTheFurthestWayBack() {
        Revision irreversible = new Revision(B.id(), "x", "db/b.sql", "sum", Set.of(RevisionLabel.IRREVERSIBLE), true);
        ChangeLog log = new ChangeLog(List.of(A, irreversible, C, D), List.of());

        assertThatThrownBy(
                () -> MigrationPlan.downgrade(new SchemaComparison(log, applied(A, B, C, D), Optional.empty(), Map.of()), "base"))
                .hasMessageContaining(irreversible.version()).extracting(failure -> ((ProblemException) failure).code())
                .isEqualTo(MigrationError.REVISION_IRREVERSIBLE);
        assertThat(MigrationPlan.downgrade(new SchemaComparison(log, applied(A, B, C, D), Optional.empty(), Map.of()), B.id()).steps())
                .hasSize(2);
    }

    @Test
    void downgradeOfWhatThisBuildDoesNotKnowIsRefused() {
        SchemaComparison newer = new SchemaComparison(new ChangeLog(List.of(A, B), List.of()), applied(A, B, C), Optional.empty(),
                Map.of());

        assertRefused(() -> MigrationPlan.downgrade(newer, "-1"), MigrationError.SCHEMA_NEWER);
    }

    @Test
    void revisionListedBeforeAppliedOnesIsPendingAllTheSame() {
        SchemaComparison merged = found(A, C);

        assertThat(merged.pending()).containsExactly(B, D);
        assertThat(firsts(MigrationPlan.upgrade(merged, "head"))).isEqualTo("bd");
        assertThat(firsts(MigrationPlan.downgrade(merged, "-1"))).isEqualTo("c");
    }

    @Test
    void stampSetsWhatIsMissingAndRemovesWhatIsPast() {
        MigrationPlan movement = MigrationPlan.stamp(found(A, D), "cccccccccccc");

        assertThat(movement.steps()).extracting(PlanStep::revision).containsExactly(D, B, C);
        assertThat(movement.steps()).extracting(PlanStep::isRemoval).containsExactly(true, false, false);
        assertThat(movement.isHeld()).isFalse();
    }

    @Test
    void stampAcceptsAnEditedFile() {
        SchemaComparison edited = new SchemaComparison(LOG, List.of(new AppliedRevision(A.id(), A.file(), "another", Set.of())),
                Optional.empty(), Map.of());

        assertThat(MigrationPlan.stamp(edited, "aa").steps()).containsExactly(PlanStep.stamp(A, false));
    }

    @Test
    void whatStoppedHalfWayGoesOnWhereItWasOnItsWayToOrNowhere() {
        SchemaComparison halfBack = interrupted(Direction.DOWNGRADE, A, ALONE);
        assertRefused(() -> MigrationPlan.upgrade(halfBack, "head"), MigrationError.REVISION_HALF_WAY);
        assertRefused(() -> MigrationPlan.downgrade(halfBack, ALONE.id()), MigrationError.REVISION_HALF_WAY);
        assertThat(MigrationPlan.downgrade(halfBack, A.id()).steps()).containsExactly(PlanStep.downgrade(ALONE));

        SchemaComparison halfUp = interrupted(Direction.UPGRADE, A);
        assertRefused(() -> MigrationPlan.downgrade(halfUp, "base"), MigrationError.REVISION_HALF_WAY);
        assertRefused(() -> MigrationPlan.upgrade(halfUp, A.id()), MigrationError.REVISION_HALF_WAY);
        assertThat(MigrationPlan.upgrade(halfUp, "head").steps()).containsExactly(PlanStep.upgrade(ALONE));
    }

    @Test
    void stampSaysWhatBecameOfWhatStoppedHalfWay() {
        assertThat(MigrationPlan.stamp(interrupted(Direction.DOWNGRADE, A, ALONE), "head").steps())
                .containsExactly(PlanStep.stamp(ALONE, false));
        assertThat(MigrationPlan.stamp(interrupted(Direction.UPGRADE, A), A.id()).steps()).containsExactly(PlanStep.stamp(ALONE, true));
    }

    /** Of a change log of two, the second of which runs outside a transaction. */
    private static SchemaComparison interrupted(Direction way, Revision... applied) {
        return new SchemaComparison(new ChangeLog(List.of(A, ALONE), List.of()), applied(applied), Optional.empty(),
                Map.of(ALONE.id(), way, A.id(), way));
    }

    @Test
    void heldSchemaHasNothingPendingPastTheHold() {
        SchemaComparison held = held("abbbbbbbbbbb", A);

        assertThat(held.steps()).containsExactly(PlanStep.upgrade(B));
        assertThat(held.isCurrent()).isFalse();
    }

    @Test
    void wayBackToAHoldThatWasInterruptedIsStillToBeDone() {
        assertThat(held("aaaaaaaaaaaa", A, B, C).steps()).containsExactly(PlanStep.downgrade(C), PlanStep.downgrade(B));
        assertThat(held(Revision.BASE, A).steps()).containsExactly(PlanStep.downgrade(A));
        assertThat(held("eeeeeeeeeeee", A, B, C, D).isCurrent()).isTrue();
    }

    private static SchemaComparison held(String revision, Revision... applied) {
        return new SchemaComparison(LOG, applied(applied), Optional.of(new SchemaHold(revision, new UUID(0, 0), "Ada", "a test", null)),
                Map.of());
    }

    private static SchemaComparison found(Revision... applied) {
        return new SchemaComparison(LOG, applied(applied), Optional.empty(), Map.of());
    }

    private static List<AppliedRevision> applied(Revision... applied) {
        return Stream.of(applied).map(revision -> new AppliedRevision(revision.id(), revision.file(), "sum", Set.of())).toList();
    }

    private static String firsts(MigrationPlan movement) {
        return movement.steps().stream().map(step -> step.revision().equals(B) ? "b" : step.revision().id().substring(0, 1)).reduce("",
                String::concat);
    }

    private static Revision revision(String id) {
        return new Revision(id, "x", "db/" + id + "_x.sql", "sum", Set.of(), true);
    }

    private static void assertRefused(ThrowingCallable call, MigrationError code) {
        assertThatThrownBy(call).extracting(failure -> ((ProblemException) failure).code()).isEqualTo(code);
    }
}
