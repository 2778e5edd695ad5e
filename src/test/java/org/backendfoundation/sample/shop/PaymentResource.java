package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Payments over REST. */
@ApplicationScoped
@Path("payments")
@RolesAllowed(Roles.CLIENT)
public class PaymentResource extends EntityResource<Payment> {

    public PaymentResource() {
        super(Payment.class);
    }
}
