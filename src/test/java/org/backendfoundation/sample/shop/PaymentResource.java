package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.staff.StaffRoles;

/** Payments over REST; each caller has its own. */
@ApplicationScoped
@Path("payments")
@RolesAllowed({Roles.CLIENT, ShopRoles.DISPATCHER, StaffRoles.PAYROLL})
public class PaymentResource extends EntityResource<Payment> {

    public PaymentResource() {
        super(Payment.class);
    }

    @Override
    protected Optional<Predicate> rows(CurrentActor actor, CriteriaBuilder builder, Root<Payment> payment) {
        return Optional.of(builder.equal(payment.get("createdBy"), actor.id()));
    }
}
