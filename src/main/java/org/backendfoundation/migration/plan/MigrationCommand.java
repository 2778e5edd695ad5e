package org.backendfoundation.migration.plan;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * A command to change the schema: who gives it, and who follows its progress.
 *
 * @param deploymentId shared by all runs of the command
 * @param actor        who gives it; {@code system} at the start of a node
 * @param host         the node that runs it
 * @param build        the code that runs it, by name and version
 * @param reason       null at the start of a node
 * @param progress     receives each step before it runs
 */
public record MigrationCommand(UUID deploymentId, String actor, String host, String build, String reason, Consumer<PlanStep> progress) {

    /** A command that finishes what another one began. */
    public MigrationCommand toResume(SchemaHold hold) {
        return new MigrationCommand(hold.deploymentId(), hold.actor(), host, build, hold.reason(), progress);
    }
}
