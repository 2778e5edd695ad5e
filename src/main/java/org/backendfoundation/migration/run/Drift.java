package org.backendfoundation.migration.run;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The result of comparing the schema with its baseline, which was taken when the schema reached its revision.
 *
 * @param verdict    {@code NONE}, {@code DRIFTED}, or {@code UNKNOWN} where there is no baseline
 * @param reason     why it is UNKNOWN; null otherwise
 * @param takenAt    when the baseline was taken; null where there is none
 * @param comparedAt when the comparison began: it does not see later changes
 * @param durationMs milliseconds that the comparison took
 * @param count      number of all differences; {@code items} has the first thousand, by name
 */
public record Drift(DriftVerdict verdict, String reason, String revision, OffsetDateTime takenAt, OffsetDateTime comparedAt,
        long durationMs, int count,
        List<Difference> items) {

    static final int MAX_ITEMS = 1_000;

    /** Whether somebody changed the schema without a migration. */
    public enum DriftVerdict {
        NONE, DRIFTED, UNKNOWN
    }

    /** How an object differs. */
    public enum ObjectChange {
        MISSING, UNEXPECTED, CHANGED
    }

    /**
     * One object that differs from the baseline.
     *
     * @param kind     such as {@code table}, {@code column}, {@code index}
     * @param name     with its schema
     * @param expected its definition in the baseline; null where it is unexpected
     * @param found    its definition now; null where it is missing
     */
    public record Difference(String kind, String name, ObjectChange change, String expected, String found) {

        /** @param key kind and name, separated by a space */
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

    /** Of a schema that has drifted: how many objects differ, and the first of them. */
    public String sentence() {
        return "The schema is not as the migrations left it, in %s objects: %s %s%s; see GET /migrations/drift".formatted(count,
                items.get(0).kind(),
                items.get(0).name(), count > 1 ? " and others" : "");
    }

    /** The verdict in a few characters. */
    public String summary() {
        return hasDrifted() ? verdict + " (" + count + ")" : verdict.name();
    }
}
