package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.backendfoundation.persistence.command.CommandRequest;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.role.Roles;

/** Orders over REST. */
@ApplicationScoped
@Path("orders")
@RolesAllowed({Roles.CLIENT, ShopRoles.DISPATCHER})
public class CustomerOrderResource extends EntityResource<CustomerOrder> {

    public CustomerOrderResource() {
        super(CustomerOrder.class);
    }

    /** How an order goes on its way. */
    public record Shipping(@NotBlank String carrier, @NotNull LocalDate on) {
    }

    @POST
    @Path("{id}/ship")
    @RolesAllowed(ShopRoles.DISPATCHER)
    @EntityCommand(action = "ORDER_SHIPPED", meaning = "an order was given to a carrier")
    public Response ship(@BeanParam CommandRequest request, @Valid @NotNull Shipping shipping) {
        return command(request, (rows, order) -> {
            if (shipping.on().isBefore(order.getPlacedOn())) {
                throw InvalidRequest.because(new Violation("/on", "too_early", "Must not be before the day of the order."));
            }
            order.ship(shipping.on());
            Shipment shipment = new Shipment();
            shipment.setOrder(order);
            shipment.setCarrier(shipping.carrier());
            rows.of(Shipment.class).create(shipment);
        });
    }
}
