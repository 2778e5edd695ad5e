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
 * The change log of this build held against what a database has. Later and earlier are the change log's order, whenever a revision was applied.
 *
 * @param unfinished the way in which a revision was tried last, and did not come to its end, by its id
 */
public record SchemaComparison(ChangeLog changeLog, List<AppliedRevision> applied, Optional<SchemaHold> hold, Map<String, Direction> unfinished) {

    public static SchemaComparison read(ChangeLog changeLog, Connection connection) throws SQLException {
        return new SchemaComparison(changeLog, AppliedRevision.read(connection), SchemaHold.find(connection), new RunLedger().unfinished(connection));
    }

    /** Listed and not applied, in the order of the change log. */
    List<Revision> missing() {
        Set<String> ids = appliedIds();
        return changeLog.revisions().stream().filter(revision -> !ids.contains(revision.id())).toList();
    }

    /** Missing, and to be applied: nothing past a hold is. */
    List<Revision> pending() {
        int last = held().orElse(changeLog.revisions().size());
        return missing().stream().filter(revision -> changeLog.position(revision) <= last).toList();
    }

    /** Applied, and to be taken back by a downgrade that did not come to its end; the last one first. */
    List<Revision> past() {
        return held().map(this::appliedPast).orElse(List.of());
    }

    /** Applied and later in the change log than this position; the last one first. */
    List<Revision> appliedPast(int position) {
        Set<String> ids = appliedIds();
        List<Revision> revisions = changeLog.revisions();
        return IntStream.iterate(revisions.size() - 1, i -> i > position, i -> i - 1).mapToObj(revisions::get)
                .filter(revision -> ids.contains(revision.id())).toList();
    }

    /** Neither applied nor not: outside a transaction a part of them was done, and may have been taken back. What they were on is to be finished first. */
    List<Revision> interrupted() {
        return changeLog.revisions().stream().filter(revision -> !revision.isTransactional() && unfinished.containsKey(revision.id())).toList();
    }

    /** What is still to be done here, by a node that applies. */
    public List<PlanStep> steps() {
        return Stream.concat(past().stream().map(PlanStep::downgrade), pending().stream().map(PlanStep::upgrade)).toList();
    }

    /** Of the hold in the change log, -1 for base; nothing without a hold, or where it is at a revision that this build does not know. */
    private Optional<Integer> held() {
        return hold.flatMap(held -> changeLog.position(held.revision()));
    }

    /** The last one applied, or nothing in an empty database. */
    public Optional<String> currentId() {
        return unknown().isEmpty()
                ? appliedPast(-1).stream().findFirst().map(Revision::id)
                : Optional.of(applied.get(applied.size() - 1).id());
    }

    /** Whether all that this build needs is there. */
    public boolean isCurrent() {
        return missing().isEmpty() && past().isEmpty();
    }

    /**
     * What forbids to go on from here, whatever is pending.
     *
     * @throws ProblemException CHANGE_LOG_INVALID, REVISION_EDITED or SCHEMA_NEWER, saying which and what to do
     */
    public void refuseWhatCannotBeRight() {
        refuseBrokenChangeLog();
        List<String> edited = edited().stream().map(Revision::file).toList();
        if (!edited.isEmpty()) {
            throw new ProblemException(MigrationError.REVISION_EDITED, String.join(", ", edited)
                    + ": changed since it was applied here; restore the released file and put the change into a new revision"
                    + " (or, where the schema is as the new text says, stamp the present revision)");
        }
        refuseUnknown(unknown().stream().filter(revision -> !revision.isExpanding()).toList());
    }

    public void refuseBrokenChangeLog() {
        if (!changeLog.findings().isEmpty()) {
            throw new ProblemException(MigrationError.CHANGE_LOG_INVALID, String.join("; ", changeLog.findings()));
        }
    }

    /** @throws ProblemException SCHEMA_NEWER where there are any, compatible with this build or not */
    void refuseUnknown() {
        refuseUnknown(unknown());
    }

    private static void refuseUnknown(List<AppliedRevision> unknown) {
        if (!unknown.isEmpty()) {
            throw new ProblemException(MigrationError.SCHEMA_NEWER, "The database has "
                    + unknown.stream().map(AppliedRevision::file).collect(Collectors.joining(", "))
                    + ", which this build does not know; deploy a build that has it");
        }
    }

    /** Applied from a file with another text than this build's. */
    List<Revision> edited() {
        var checksums = applied.stream().filter(revision -> revision.checksum() != null)
                .collect(Collectors.toMap(AppliedRevision::id, AppliedRevision::checksum, (first, second) -> second));
        return changeLog.revisions().stream()
                .filter(revision -> !checksums.getOrDefault(revision.id(), revision.checksum()).equals(revision.checksum())).toList();
    }

    private List<AppliedRevision> unknown() {
        var known = changeLog.revisions().stream().collect(Collectors.toMap(Revision::id, Function.identity(), (a, b) -> a));
        return applied.stream().filter(revision -> !known.containsKey(revision.id())).toList();
    }

    private Set<String> appliedIds() {
        return applied.stream().map(AppliedRevision::id).collect(Collectors.toSet());
    }
}
