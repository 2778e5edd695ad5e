package org.backendfoundation.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.List;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditActions;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Outcome;

/** Tells of imports what no annotation can: how many rates there were. */
@ApplicationScoped
public class RateImports implements AuditActions {

    private static final AuditAction RATES_IMPORTED = new AuditAction("RATES_IMPORTED", "exchange rates were imported");

    @Inject
    AuditTrail trail;

    @Override
    public List<AuditAction> actions() {
        return List.of(RATES_IMPORTED);
    }

    /** In the transaction of the import. */
    public void tell(String month, int rates) {
        trail.record(RATES_IMPORTED, "Rates", month, Outcome.SUCCESS, Json.createObjectBuilder().add("rates", rates).build());
    }
}
