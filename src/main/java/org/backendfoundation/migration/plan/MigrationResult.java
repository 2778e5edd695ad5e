package org.backendfoundation.migration.plan;

import java.util.UUID;
import org.backendfoundation.migration.revision.Revision;

/** What an order came to. */
public record MigrationResult(UUID deploymentId, SchemaComparison reached) {

    public String revision() {
        return reached.currentId().orElse(Revision.BASE);
    }
}
