package org.backendfoundation.migration.plan;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who wants the schema changed, and who is told how far it is.
 *
 * @param deploymentId shared by all runs of the order
 * @param actor        in the name of whom: {@code system} at the start of a node
 * @param host         the node that does it
 * @param build        the code that does it, by name and version
 * @param reason       null at the start of a node
 * @param progress     told each step before it is taken
 */
public record MigrationOrder(UUID deploymentId, String actor, String host, String build, String reason, Consumer<PlanStep> progress) {

    /** The same, to finish what another one began. */
    public MigrationOrder resuming(SchemaHold hold) {
        return new MigrationOrder(hold.deploymentId(), hold.actor(), host, build, hold.reason(), progress);
    }
}
