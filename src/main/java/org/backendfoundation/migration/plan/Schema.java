package org.backendfoundation.migration.plan;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/**
 * The state of the schema when this node last checked it.
 *
 * @param reason     why it is not CURRENT; for MIGRATING what is going on
 * @param comparison the result of the check; null unless CURRENT, HELD or PENDING
 */
public record Schema(SchemaState state, ProblemException reason, SchemaComparison comparison, OffsetDateTime at) {

    public static Schema unknown() {
        return of(SchemaState.UNKNOWN,
                new ProblemException(MigrationError.SCHEMA_UNKNOWN, "The schema is checked once the database is connected"), null);
    }

    public static Schema migrating(String what) {
        return of(SchemaState.MIGRATING, new ProblemException(MigrationError.SCHEMA_MIGRATING, what), null);
    }

    public static Schema failed(ProblemException reason) {
        return of(SchemaState.FAILED, reason, null);
    }

    public static Schema of(SchemaComparison comparison) {
        if (comparison.isCurrent()) {
            return of(SchemaState.CURRENT, null, comparison);
        }
        if (comparison.steps().isEmpty()) {
            return of(SchemaState.HELD,
                    new ProblemException(MigrationError.SCHEMA_HELD, "The schema is held at " + comparison.hold().orElseThrow()
                            + "; this build needs " + comparison.missing().size()
                            + " more revisions; upgrade to head, or deploy the build that matches it"),
                    comparison);
        }
        return of(SchemaState.PENDING, new ProblemException(MigrationError.SCHEMA_PENDING, comparison.steps().size()
                + " migrations are pending, from " + comparison.steps().get(0).revision().version()
                + " on; this node only validates (migration_mode), so let another node apply them"), comparison);
    }

    private static Schema of(SchemaState state, ProblemException reason, SchemaComparison comparison) {
        return new Schema(state, reason, comparison, OffsetDateTime.now(ZoneOffset.UTC));
    }

    public Optional<ProblemException> unreadyReason() {
        return Optional.ofNullable(reason);
    }

    /** Whether a later check may find it right although nobody did anything on this node. */
    public boolean mayRecover() {
        return state != SchemaState.CURRENT && (reason == null || FailureReason.isTemporary(reason));
    }
}
