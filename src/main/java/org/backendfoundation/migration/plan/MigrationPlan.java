package org.backendfoundation.migration.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.migration.revision.RevisionLabel;
import org.backendfoundation.problem.ProblemException;

/**
 * The steps from the state of a database to a target, which is named as in Alembic: {@code head}, {@code base}, {@code +n}, {@code -n}, a
 * revision's id, a unique beginning of the id, or its whole name.
 *
 * @param to      id of the revision after the last step, or {@code base}
 * @param isHeld  whether the schema stays there, because it is not the head
 * @param isStamp whether the schema counts as right there, as it is
 */
public record MigrationPlan(List<PlanStep> steps, String to, boolean isHeld, boolean isStamp) {

    private static final String HEAD = "head";
    private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,6})");

    /** @throws ProblemException TARGET_UNKNOWN, TARGET_UNREACHABLE where the target lies behind, or REVISION_HALF_WAY */
    public static MigrationPlan upgrade(SchemaComparison comparison, String to) {
        Matcher relative = RELATIVE.matcher(to);
        int position = relative.matches() && relative.group(1).equals("+")
                ? positionAhead(comparison, Integer.parseInt(relative.group(2))) : position(comparison.changeLog(), to);
        List<Revision> later = comparison.appliedAfter(position);
        if (!later.isEmpty()) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE,
                    "The schema is already past " + to + ", at " + later.get(0).version()
                            + "; use downgrade");
        }
        List<Revision> wanted = comparison.missing().stream().filter(revision -> comparison.changeLog().position(revision) <= position)
                .toList();
        return requireInterruptedFinished(comparison,
                to(comparison.changeLog(), position, wanted.stream().map(PlanStep::upgrade).toList()));
    }

    /**
     * @throws ProblemException TARGET_UNKNOWN, TARGET_UNREACHABLE, SCHEMA_NEWER where this build does not know a revision to roll back,
     *         REVISION_IRREVERSIBLE or REVISION_HALF_WAY
     */
    public static MigrationPlan downgrade(SchemaComparison comparison, String to) {
        comparison.requireKnown();
        Matcher relative = RELATIVE.matcher(to);
        int position = relative.matches() && relative.group(1).equals("-")
                ? positionBack(comparison, Integer.parseInt(relative.group(2))) : position(comparison.changeLog(), to);
        refuseMissing(comparison, position);
        List<Revision> later = comparison.appliedAfter(position);
        refuseIrreversible(later);
        return requireInterruptedFinished(comparison,
                to(comparison.changeLog(), position, later.stream().map(PlanStep::downgrade).toList()));
    }

    /**
     * Rolls back all that one deployment applied.
     *
     * @param applied ids of the revisions that it applied
     * @throws ProblemException DEPLOYMENT_NOT_LAST where something was applied after it, and as for a downgrade
     */
    public static MigrationPlan downgrade(SchemaComparison comparison, UUID deployment, Set<String> applied) {
        List<Revision> revisions = comparison.appliedAfter(-1);
        long last = revisions.stream().takeWhile(revision -> applied.contains(revision.id())).count();
        if (last == 0 || last != revisions.stream().filter(revision -> applied.contains(revision.id())).count()) {
            throw new ProblemException(MigrationError.DEPLOYMENT_NOT_LAST,
                    applied.isEmpty() ? "The ledger knows no deployment " + deployment
                            : "Of deployment " + deployment + " nothing is applied any more, or later revisions are, up to "
                                    + revisions.stream().findFirst().map(Revision::version).orElse(Revision.BASE));
        }
        return downgrade(comparison, "-" + last);
    }

    /**
     * Only changes changelog rows: adds missing ones up to the target, replaces those of an edited file, and removes those after the
     * target. An interrupted revision counts as the stamp says. Holds nothing.
     */
    public static MigrationPlan stamp(SchemaComparison comparison, String to) {
        comparison.requireKnown();
        List<Revision> revisions = comparison.changeLog().revisions();
        int position = position(comparison.changeLog(), to);
        Stream<PlanStep> removed = IntStream.iterate(revisions.size() - 1, i -> i > position, i -> i - 1).mapToObj(revisions::get)
                .filter(revision -> !comparison.missing().contains(revision) || comparison.interrupted().contains(revision))
                .map(revision -> PlanStep.stamp(revision, true));
        Stream<PlanStep> set = revisions.subList(0, position + 1).stream()
                .filter(revision -> comparison.missing().contains(revision) || comparison.edited().contains(revision)
                        || comparison.interrupted().contains(revision))
                .map(revision -> PlanStep.stamp(revision, false));
        return new MigrationPlan(Stream.concat(removed, set).toList(), id(comparison.changeLog(), position), false, true);
    }

    /** Requires that the plan continues an interrupted revision in the direction in which it ran. */
    private static MigrationPlan requireInterruptedFinished(SchemaComparison comparison, MigrationPlan plan) {
        for (Revision revision : comparison.interrupted()) {
            Direction direction = comparison.unfinished().get(revision.id());
            if (plan.steps().stream().noneMatch(step -> step.revision().equals(revision) && step.direction() == direction)) {
                throw new ProblemException(MigrationError.REVISION_HALF_WAY, revision.version() + " runs outside a transaction, and its "
                        + direction.name().toLowerCase(Locale.ROOT)
                        + " was interrupted; repeat that command, or correct the schema by hand and stamp it");
            }
        }
        return plan;
    }

    private static MigrationPlan to(ChangeLog changeLog, int position, List<PlanStep> steps) {
        return new MigrationPlan(steps, id(changeLog, position), position < changeLog.revisions().size() - 1, false);
    }

    private static String id(ChangeLog changeLog, int position) {
        return position < 0 ? Revision.BASE : changeLog.revisions().get(position).id();
    }

    private static int positionAhead(SchemaComparison comparison, int count) {
        List<Revision> missing = comparison.missing();
        if (count < 1 || count > missing.size()) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, missing.size() + " revisions are pending, not " + count);
        }
        return comparison.changeLog().position(missing.get(count - 1));
    }

    private static int positionBack(SchemaComparison comparison, int count) {
        List<Revision> applied = comparison.appliedAfter(-1);
        if (count < 1 || count > applied.size()) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, applied.size() + " revisions are applied, not " + count);
        }
        return count == applied.size() ? -1 : comparison.changeLog().position(applied.get(count));
    }

    private static int position(ChangeLog changeLog, String to) {
        if (to.equals(HEAD)) {
            return changeLog.revisions().size() - 1;
        }
        if (to.equals(Revision.BASE)) {
            return -1;
        }
        List<Revision> revisions = changeLog.revisions();
        List<Integer> matches = IntStream.range(0, revisions.size())
                .filter(i -> !to.isEmpty() && (revisions.get(i).id().startsWith(to) || revisions.get(i).version().equals(to))).boxed()
                .toList();
        if (matches.size() != 1) {
            throw new ProblemException(MigrationError.TARGET_UNKNOWN, (matches.isEmpty() ? "No revision of this build is" : matches.size()
                    + " revisions of this build begin with") + " \"" + to + "\"; name one by its id, or use head, base, +1 or -1");
        }
        return matches.get(0);
    }

    private static void refuseMissing(SchemaComparison comparison, int position) {
        if (position >= 0 && comparison.missing().contains(comparison.changeLog().revisions().get(position))) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, comparison.changeLog().revisions().get(position).version()
                    + " is not applied, so a downgrade cannot reach it; use upgrade");
        }
    }

    private static void refuseIrreversible(List<Revision> later) {
        List<Revision> irreversible = later.stream().filter(revision -> revision.hasLabel(RevisionLabel.IRREVERSIBLE)).toList();
        if (!irreversible.isEmpty()) {
            throw new ProblemException(MigrationError.REVISION_IRREVERSIBLE,
                    irreversible.stream().map(Revision::version).collect(Collectors.joining(", "))
                            + " cannot be rolled back; nothing was changed. The earliest possible target is "
                            + irreversible.get(0).version());
        }
    }
}
