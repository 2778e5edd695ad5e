package org.backendfoundation.audit.trail;

import java.util.Collection;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * What a room, or a team, records by {@link AuditTrail}; a bean, by which the {@link AuditActionRegistry} knows of it:
 * <pre>{@code
 * @ApplicationScoped
 * public class RateActions implements AuditActions {
 *
 *     static final AuditAction RATES_IMPORTED = new AuditAction("RATES_IMPORTED", "exchange rates were imported");
 *
 *     @Override
 *     public Collection<AuditAction> actions() {
 *         return List.of(RATES_IMPORTED);
 *     }
 * }
 * }</pre>
 */
@PublicApi
@NullMarked
public interface AuditActions {

    Collection<AuditAction> actions();
}
