package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.bulk.NamedReferences.Lookup;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/** What the lines of an import say: their form, and the rows that they refer to. */
public record LineReading(EntityMetadata<?> metadata, NamedReferences references, Mode mode) {

    private static final int MAX_FAULTS = 100;

    /**
     * The line with ids in place of the keys by which it names rows.
     *
     * @throws ProblemException of a line that cannot be read, or {@code VALIDATION_FAILED} with all that is wrong with the form of a line
     *                          and then with its references; where only the form is wrong, parsing it tells so
     */
    public JsonValue read(BatchLine line, Lookup rows) {
        BatchLine.Content content = line.content().get();
        List<Violation> unresolved = new ArrayList<>();
        JsonValue resolved = references.resolved(content.json(), rows, unresolved);
        if (!content.violations().isEmpty() || !unresolved.isEmpty()) {
            List<Violation> all = new ArrayList<>(content.violations());
            all.addAll(form(resolved));
            all.addAll(unresolved);
            throw InvalidRequest.because(all);
        }
        return resolved;
    }

    /** What is wrong with the lines of a file, each pointer behind the number of its line; no more of it than a caller wants to read. */
    public List<Violation> faults(BatchLines lines, Lookup rows) {
        List<Violation> faults = new ArrayList<>();
        while (lines.hasNext() && faults.size() < MAX_FAULTS) {
            BatchLine line = lines.next();
            try {
                metadata.parse(read(line, rows), mode);
            } catch (ProblemException refused) {
                faults.addAll(LineFailure.ofFile(line.number(), inItsTerms(line, refused)).violations());
            }
        }
        return faults;
    }

    private List<Violation> form(JsonValue line) {
        try {
            metadata.parse(line, mode);
            return List.of();
        } catch (ProblemException refused) {
            return refused.violations();
        }
    }

    /** The failure in the terms of the line: it has no id where it names a row by a key. */
    public ProblemException inItsTerms(BatchLine line, ProblemException failure) {
        List<Violation> told = failure.violations().stream()
                .map(one -> one.at(references.pointer(line, one.pointer()))).toList();
        return told.equals(failure.violations()) ? failure : new ProblemException(failure.code(), failure.getMessage(), told);
    }
}
