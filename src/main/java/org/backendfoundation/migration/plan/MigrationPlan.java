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
import org.backendfoundation.migration.revision.Mark;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.problem.ProblemException;

/**
 * The way from what a database has to what an order wants, in Alembic's words: {@code head}, {@code base}, {@code +n}, {@code -n}, a revision's id, its
 * beginning as far as it tells it from all others, or its whole name.
 *
 * @param to     id of the revision that it leads to, or {@code base}
 * @param isHeld whether the schema is to stay there, because it is not the head
 */
public record MigrationPlan(List<PlanStep> steps, String to, boolean isHeld) {

    private static final String HEAD = "head";
    private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,6})");

    /**
     * @throws ProblemException TARGET_UNKNOWN, TARGET_UNREACHABLE where it lies behind, or REVISION_HALF_WAY
     */
    public static MigrationPlan upgrade(SchemaComparison found, String to) {
        Matcher relative = RELATIVE.matcher(to);
        int position = relative.matches() && relative.group(1).equals("+")
                ? ahead(found, Integer.parseInt(relative.group(2))) : position(found.changeLog(), to);
        List<Revision> past = found.appliedPast(position);
        if (!past.isEmpty()) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, "The schema is past " + to + " already, at " + past.get(0).version()
                    + "; downgrade leads back");
        }
        List<Revision> wanted = found.missing().stream().filter(revision -> found.changeLog().position(revision) <= position).toList();
        return finishing(found, of(found.changeLog(), position, wanted.stream().map(PlanStep::upgrade).toList()));
    }

    /**
     * @throws ProblemException TARGET_UNKNOWN, TARGET_UNREACHABLE, SCHEMA_NEWER where this build does not know what is to be taken back, or
     *                          REVISION_IRREVERSIBLE, REVISION_HALF_WAY
     */
    public static MigrationPlan downgrade(SchemaComparison found, String to) {
        found.refuseUnknown();
        Matcher relative = RELATIVE.matcher(to);
        int position = relative.matches() && relative.group(1).equals("-")
                ? back(found, Integer.parseInt(relative.group(2))) : position(found.changeLog(), to);
        refuseMissing(found, position);
        List<Revision> past = found.appliedPast(position);
        refuseIrreversible(past);
        return finishing(found, of(found.changeLog(), position, past.stream().map(PlanStep::downgrade).toList()));
    }

    /**
     * Takes back all that one deployment applied.
     *
     * @param applied by it, by their ids
     * @throws ProblemException DEPLOYMENT_NOT_LAST where something was applied after it, and as above
     */
    public static MigrationPlan downgrade(SchemaComparison found, UUID deployment, Set<String> applied) {
        List<Revision> revisions = found.appliedPast(-1);
        long last = revisions.stream().takeWhile(revision -> applied.contains(revision.id())).count();
        if (last == 0 || last != revisions.stream().filter(revision -> applied.contains(revision.id())).count()) {
            throw new ProblemException(MigrationError.DEPLOYMENT_NOT_LAST, applied.isEmpty() ? "The ledger knows no deployment " + deployment
                    : "Of deployment " + deployment + " nothing is applied any more, or later revisions are, up to "
                    + revisions.stream().findFirst().map(Revision::version).orElse(Revision.BASE));
        }
        return downgrade(found, "-" + last);
    }

    /**
     * Only marks: those up to there that are missing or were made of another text are set, those past it removed; what was left half-way counts as it is
     * said to be. Holds nothing.
     */
    public static MigrationPlan stamp(SchemaComparison found, String to) {
        found.refuseUnknown();
        List<Revision> revisions = found.changeLog().revisions();
        int position = position(found.changeLog(), to);
        Stream<PlanStep> removed = IntStream.iterate(revisions.size() - 1, i -> i > position, i -> i - 1).mapToObj(revisions::get)
                .filter(revision -> !found.missing().contains(revision) || found.interrupted().contains(revision)).map(revision -> PlanStep.stamp(revision, true));
        Stream<PlanStep> set = revisions.subList(0, position + 1).stream()
                .filter(revision -> found.missing().contains(revision) || found.edited().contains(revision) || found.interrupted().contains(revision))
                .map(revision -> PlanStep.stamp(revision, false));
        return new MigrationPlan(Stream.concat(removed, set).toList(), id(found.changeLog(), position), false);
    }

    /** A revision that is neither here nor there goes on where it was on its way to, or nowhere. */
    private static MigrationPlan finishing(SchemaComparison found, MigrationPlan movement) {
        for (Revision revision : found.interrupted()) {
            Direction way = found.unfinished().get(revision.id());
            if (movement.steps().stream().noneMatch(step -> step.revision().equals(revision) && step.direction() == way)) {
                throw new ProblemException(MigrationError.REVISION_HALF_WAY, revision.version() + " runs outside a transaction, and its "
                        + way.name().toLowerCase(Locale.ROOT) + " stopped half-way; order that again, or put the schema right by hand and stamp it");
            }
        }
        return movement;
    }

    private static MigrationPlan of(ChangeLog changeLog, int position, List<PlanStep> steps) {
        return new MigrationPlan(steps, id(changeLog, position), position < changeLog.revisions().size() - 1);
    }

    private static String id(ChangeLog changeLog, int position) {
        return position < 0 ? Revision.BASE : changeLog.revisions().get(position).id();
    }

    private static int ahead(SchemaComparison found, int count) {
        List<Revision> missing = found.missing();
        if (count < 1 || count > missing.size()) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, missing.size() + " revisions are pending, not " + count);
        }
        return found.changeLog().position(missing.get(count - 1));
    }

    private static int back(SchemaComparison found, int count) {
        List<Revision> applied = found.appliedPast(-1);
        if (count < 1 || count > applied.size()) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, applied.size() + " revisions are applied, not " + count);
        }
        return count == applied.size() ? -1 : found.changeLog().position(applied.get(count));
    }

    private static int position(ChangeLog changeLog, String to) {
        if (to.equals(HEAD)) {
            return changeLog.revisions().size() - 1;
        }
        if (to.equals(Revision.BASE)) {
            return -1;
        }
        List<Revision> revisions = changeLog.revisions();
        List<Integer> found = IntStream.range(0, revisions.size())
                .filter(i -> !to.isEmpty() && (revisions.get(i).id().startsWith(to) || revisions.get(i).version().equals(to))).boxed().toList();
        if (found.size() != 1) {
            throw new ProblemException(MigrationError.TARGET_UNKNOWN, (found.isEmpty() ? "No revision of this build is" : found.size()
                    + " revisions of this build begin with") + " \"" + to + "\"; name one by its id, or say head, base, +1 or -1");
        }
        return found.get(0);
    }

    private static void refuseMissing(SchemaComparison found, int position) {
        if (position >= 0 && found.missing().contains(found.changeLog().revisions().get(position))) {
            throw new ProblemException(MigrationError.TARGET_UNREACHABLE, found.changeLog().revisions().get(position).version()
                    + " is not applied, so nothing leads back to it; upgrade leads there");
        }
    }

    private static void refuseIrreversible(List<Revision> past) {
        List<Revision> irreversible = past.stream().filter(revision -> revision.is(Mark.IRREVERSIBLE)).toList();
        if (!irreversible.isEmpty()) {
            throw new ProblemException(MigrationError.REVISION_IRREVERSIBLE, irreversible.stream().map(Revision::version).collect(Collectors.joining(", "))
                    + " cannot be taken back; nothing was changed. The furthest way back is to " + irreversible.get(0).version());
        }
    }
}
