package org.backendfoundation.migration.plan;

import java.util.UUID;
import org.backendfoundation.migration.revision.Revision;

/** The result of a command. */
public record MigrationResult(UUID deploymentId, SchemaComparison comparison) {

    public String revision() {
        return comparison.currentId().orElse(Revision.BASE);
    }
}
