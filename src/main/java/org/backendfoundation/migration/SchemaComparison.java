package org.backendfoundation.migration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backendfoundation.problem.ProblemException;

/** The change log of this build held against what a database has. */
record SchemaComparison(ChangeLog changeLog, List<AppliedRevision> applied) {

    /** Listed and not applied, in the order of the change log. */
    List<Revision> pending() {
        Set<String> ids = applied.stream().map(AppliedRevision::id).collect(Collectors.toSet());
        return changeLog.revisions().stream().filter(revision -> !ids.contains(revision.id())).toList();
    }

    /** Applied last, or nothing in an empty database. */
    Optional<String> currentId() {
        return applied.isEmpty() ? Optional.empty() : Optional.of(applied.get(applied.size() - 1).id());
    }

    boolean isCurrent() {
        return pending().isEmpty();
    }

    /**
     * What forbids to go on from here, whatever is pending.
     *
     * @throws ProblemException CHANGE_LOG_INVALID, REVISION_EDITED or SCHEMA_NEWER, saying which and what to do
     */
    void refuseWhatCannotBeRight() {
        if (!changeLog.findings().isEmpty()) {
            throw new ProblemException(MigrationError.CHANGE_LOG_INVALID, String.join("; ", changeLog.findings()));
        }
        List<String> edited = edited();
        if (!edited.isEmpty()) {
            throw new ProblemException(MigrationError.REVISION_EDITED, String.join(", ", edited)
                    + ": changed since it was applied here; restore the released file and put the change into a new revision");
        }
        List<String> unknown = unknown();
        if (!unknown.isEmpty()) {
            throw new ProblemException(MigrationError.SCHEMA_NEWER, "The database has " + String.join(", ", unknown)
                    + ", which this build does not know; deploy a build that has it");
        }
    }

    private List<String> edited() {
        var checksums = applied.stream().filter(revision -> revision.checksum() != null)
                .collect(Collectors.toMap(AppliedRevision::id, AppliedRevision::checksum, (first, second) -> second));
        return changeLog.revisions().stream()
                .filter(revision -> !checksums.getOrDefault(revision.id(), revision.checksum()).equals(revision.checksum()))
                .map(Revision::file).toList();
    }

    private List<String> unknown() {
        var known = changeLog.revisions().stream().collect(Collectors.toMap(Revision::id, Function.identity(), (a, b) -> a));
        return applied.stream().filter(revision -> !known.containsKey(revision.id())).map(AppliedRevision::file).toList();
    }
}
