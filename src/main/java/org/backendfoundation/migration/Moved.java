package org.backendfoundation.migration;

import java.util.UUID;

/** What an order came to. */
record Moved(UUID deploymentId, SchemaComparison reached) {

    String revision() {
        return reached.currentId().orElse(Revision.BASE);
    }
}
