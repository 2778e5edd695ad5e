package org.backendfoundation.migration.node;

import java.time.Duration;
import java.util.Optional;
import org.backendfoundation.migration.plan.Schema;
import org.backendfoundation.migration.plan.SchemaState;
import org.backendfoundation.migration.revision.MigrationError;

/**
 * When a node looks at its schema again by itself: soon where something may recover, less often where all is right, and ever more seldom
 * after a revision that failed. A failing one, on a full disk for example, burdens everybody on that disk each time.
 */
final class NextCheck {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration OF_CURRENT = Duration.ofSeconds(10);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 10;

    private NextCheck() {
    }

    /**
     * The pause until then.
     *
     * @param failures in a row
     * @return empty where nothing recovers without an operator
     */
    static Optional<Duration> after(Schema schema, int failures) {
        return schema.state() == SchemaState.CURRENT ? Optional.of(OF_CURRENT)
                : Optional.of(pause(schema, failures)).filter(pause -> schema.mayRecover());
    }

    private static Duration pause(Schema schema, int failures) {
        boolean hasRun = schema.unreadyReason().filter(reason -> reason.code() == MigrationError.MIGRATION_FAILED).isPresent();
        return hasRun ? pauseAfter(failures) : SOON;
    }

    /** The pause doubles with each failure in a row, up to a minute. */
    static Duration pauseAfter(int failures) {
        return Duration.ofSeconds(Math.min(MAX_PAUSE.toSeconds(), SOON.toSeconds() << Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS)));
    }
}
