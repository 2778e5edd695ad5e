package org.backendfoundation.migration.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.problem.ProblemException;

/**
 * Compares the change log of this build with a database. "Later" and "earlier" mean the order of the change log, whenever a revision was
 * applied.
 *
 * @param unfinished the direction of the last run of each revision that failed or was interrupted, by the revision's id
 */
public record SchemaComparison(ChangeLog changeLog, List<AppliedRevision> applied, Optional<SchemaHold> hold,
        Map<String, Direction> unfinished) {

    public static SchemaComparison read(ChangeLog changeLog, Connection connection) throws SQLException {
        return new SchemaComparison(changeLog, AppliedRevision.read(connection), SchemaHold.find(connection),
                new RunLedger().unfinishedDirections(connection));
    }

    /** Listed and not applied, in the order of the change log. */
    List<Revision> missing() {
        Set<String> ids = appliedIds();
        return changeLog.revisions().stream().filter(revision -> !ids.contains(revision.id())).toList();
    }

    /** Missing and to be applied, which is nothing past a hold. */
    List<Revision> pending() {
        int last = holdPosition().orElse(changeLog.revisions().size());
        return missing().stream().filter(revision -> changeLog.position(revision) <= last).toList();
    }

    /** Applied, and to be rolled back by an interrupted downgrade; the last one first. */
    List<Revision> toRollBack() {
        return holdPosition().map(this::appliedAfter).orElse(List.of());
    }

    /** Applied, and later in the change log than this position; the last one first. */
    public List<Revision> appliedAfter(int position) {
        Set<String> ids = appliedIds();
        List<Revision> revisions = changeLog.revisions();
        return IntStream.iterate(revisions.size() - 1, i -> i > position, i -> i - 1).mapToObj(revisions::get)
                .filter(revision -> ids.contains(revision.id())).toList();
    }

    /**
     * Revisions outside a transaction whose last run was interrupted: a part of them may be applied. They must be finished before anything
     * else.
     */
    List<Revision> interrupted() {
        return changeLog.revisions().stream().filter(revision -> !revision.isTransactional() && unfinished.containsKey(revision.id()))
                .toList();
    }

    /** What a node that applies migrations still has to do. */
    public List<PlanStep> steps() {
        return Stream.concat(toRollBack().stream().map(PlanStep::downgrade), pending().stream().map(PlanStep::upgrade)).toList();
    }

    /** Position of the hold in the change log, -1 for base. Empty without a hold, or where this build does not know its revision. */
    private Optional<Integer> holdPosition() {
        return hold.flatMap(held -> changeLog.position(held.revision()));
    }

    /** Id of the revision applied last; empty for an empty database. */
    public Optional<String> currentId() {
        return unknown().isEmpty()
                ? appliedAfter(-1).stream().findFirst().map(Revision::id)
                : Optional.of(applied.get(applied.size() - 1).id());
    }

    /** Whether the schema has all that this build needs. */
    public boolean isCurrent() {
        return missing().isEmpty() && toRollBack().isEmpty();
    }

    /**
     * Refuses a state from which no migration may continue, whatever is pending.
     *
     * @throws ProblemException CHANGE_LOG_INVALID, REVISION_EDITED or SCHEMA_NEWER, with the revision and the remedy
     */
    public void requireValid() {
        requireValidChangeLog();
        List<String> edited = edited().stream().map(Revision::file).toList();
        if (!edited.isEmpty()) {
            throw new ProblemException(MigrationError.REVISION_EDITED, String.join(", ", edited)
                    + ": changed since it was applied here; restore the released file and put the change into a new revision"
                    + " (or, if the schema already matches the new text, stamp the current revision)");
        }
        requireKnown(unknown().stream().filter(revision -> !revision.isExpanding()).toList());
    }

    public void requireValidChangeLog() {
        if (!changeLog.findings().isEmpty()) {
            throw new ProblemException(MigrationError.CHANGE_LOG_INVALID, String.join("; ", changeLog.findings()));
        }
    }

    /** @throws ProblemException SCHEMA_NEWER where the database has revisions that this build does not know, even compatible ones */
    void requireKnown() {
        requireKnown(unknown());
    }

    private static void requireKnown(List<AppliedRevision> unknown) {
        if (!unknown.isEmpty()) {
            throw new ProblemException(MigrationError.SCHEMA_NEWER, "The database has "
                    + unknown.stream().map(AppliedRevision::file).collect(Collectors.joining(", "))
                    + ", which this build does not know; deploy a build that has it");
        }
    }

    /** Applied from a file whose text differs from this build's file. */
    public List<Revision> edited() {
        var checksums = applied.stream().filter(revision -> revision.checksum() != null)
                .collect(Collectors.toMap(AppliedRevision::id, AppliedRevision::checksum, (first, second) -> second));
        return changeLog.revisions().stream()
                .filter(revision -> !checksums.getOrDefault(revision.id(), revision.checksum()).equals(revision.checksum())).toList();
    }

    /** Applied, and not in the change log, in the order in which they were applied. */
    public List<AppliedRevision> unknown() {
        var known = changeLog.revisions().stream().collect(Collectors.toMap(Revision::id, Function.identity(), (a, b) -> a));
        return applied.stream().filter(revision -> !known.containsKey(revision.id())).toList();
    }

    private Set<String> appliedIds() {
        return applied.stream().map(AppliedRevision::id).collect(Collectors.toSet());
    }
}
