package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Invoices over REST; each caller has its own, an administrator all. */
@ApplicationScoped
@Path("invoices")
@RolesAllowed(Roles.CLIENT)
@Bulk(keys = "number")
public class InvoiceResource extends EntityResource<Invoice> {

    public InvoiceResource() {
        super(Invoice.class);
    }

    @Override
    protected Optional<Predicate> rows(CurrentActor actor, CriteriaBuilder builder, Root<Invoice> invoice) {
        return actor.hasRole(Roles.ADMIN) ? Optional.empty() : Optional.of(builder.equal(invoice.get("createdBy"), actor.id()));
    }
}
