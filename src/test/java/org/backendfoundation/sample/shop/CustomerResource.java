package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.persistence.ownlist.OwnList;
import org.backendfoundation.persistence.ownlist.OwnListRequest;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Customers over REST. */
@ApplicationScoped
@Path("customers")
@RolesAllowed(Roles.CLIENT)
public class CustomerResource extends EntityResource<Customer> {

    public CustomerResource() {
        super(Customer.class);
    }

    @GET
    @Path("{id}/open-orders")
    @OwnList(of = CustomerOrder.class, meaning = "orders of a customer of which nothing was sent",
            where = "this.customer.id = :customer and not exists (select s from Shipment s where s.order = this)")
    public Response openOrders(@BeanParam OwnListRequest request, @PathParam("id") UUID customer) {
        return list(request, Map.of("customer", customer));
    }
}
