package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import org.backendfoundation.audit.trail.AuditOutbox;
import org.backendfoundation.audit.trail.AuditRecord;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.authentication.BootstrapWatch;

/**
 * Records each use of the bootstrap key. The key is needed most while the trail cannot be written, so these entries may wait in the outbox.
 */
@ApplicationScoped
class BootstrapUses implements BootstrapWatch {

    @Inject
    AuditOutbox entries;

    @Override
    public void onUse(long uses, String address, String requestId) {
        JsonObject metadata = JsonProvider.provider().createObjectBuilder().add("uses", uses).add("last_address", address).build();
        entries.addLater(new AuditRecord(TrailActions.BOOTSTRAP_KEY_USED, Caller.BOOTSTRAP.id(), Caller.BOOTSTRAP.name(), null, null,
                Outcome.SUCCESS, requestId, null, metadata));
    }
}
