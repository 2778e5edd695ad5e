package org.backendfoundation.migration.run;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The schema as it is, held against how it was when it came to its revision.
 *
 * @param verdict    {@code NONE}, {@code DRIFTED}, or {@code UNKNOWN} where nothing was kept to compare with
 * @param reason     of UNKNOWN; null otherwise
 * @param takenAt    when the schema was kept; null where it was not
 * @param comparedAt when the comparison began: what came later is not in it
 * @param durationMs milliseconds that the comparison took
 * @param count      of all differences; {@code items} has the first thousand, by name
 */
public record Drift(DriftVerdict verdict, String reason, String revision, OffsetDateTime takenAt, OffsetDateTime comparedAt, long durationMs, int count,
        List<Difference> items) {

    static final int SHOWN = 1_000;

    /** Whether somebody changed the schema past the migrations. */
    public enum DriftVerdict {
        NONE, DRIFTED, UNKNOWN
    }

    /** What became of an object. */
    public enum ObjectChange {
        MISSING, UNEXPECTED, CHANGED
    }

    /**
     * One object that is not as it was.
     *
     * @param kind     as {@code table}, {@code column}, {@code index}
     * @param name     with its schema
     * @param expected its definition when the revision was reached; null where it is unexpected
     * @param found    its definition now; null where it is missing
     */
    public record Difference(String kind, String name, ObjectChange change, String expected, String found) {

        /** @param key kind and name, with a space between */
        public static Difference of(String key, String expected, String found) {
            int space = key.indexOf(' ');
            ObjectChange change = expected == null ? ObjectChange.UNEXPECTED : found == null ? ObjectChange.MISSING : ObjectChange.CHANGED;
            return new Difference(key.substring(0, space), key.substring(space + 1), change, expected, found);
        }
    }

    /** Whether the verdict is DRIFTED. */
    public boolean hasDrifted() {
        return verdict == DriftVerdict.DRIFTED;
    }

    /** Of a schema that has drifted: what an operator reads. */
    public String sentence() {
        return "The schema is not as the migrations left it, in %d objects: %s %s%s; see GET /migrations/drift".formatted(count, items.get(0).kind(),
                items.get(0).name(), count > 1 ? " and others" : "");
    }

    /** For a face that shows no more. */
    public String summary() {
        return hasDrifted() ? verdict + " (" + count + ")" : verdict.name();
    }
}
