package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.file.EntityFileResource;
import org.backendfoundation.role.Roles;

/** What a customer signed, one for each order. */
@ApplicationScoped
@Path("orders/{id}/document")
@RolesAllowed(Roles.CLIENT)
@Consumes({"application/pdf", "image/*"})
public class OrderDocumentResource extends EntityFileResource<CustomerOrder> {

    public OrderDocumentResource() {
        super(CustomerOrder.class);
    }
}
