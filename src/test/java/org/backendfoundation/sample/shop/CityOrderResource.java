package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.ownlist.OwnList;
import org.backendfoundation.persistence.ownlist.OwnListRequest;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** The orders of one city, for those who deliver there. */
@ApplicationScoped
@Path("places/{city}/orders")
@RolesAllowed({Roles.CLIENT, ShopRoles.DISPATCHER})
public class CityOrderResource extends EntityResource<CustomerOrder> {

    public CityOrderResource() {
        super(CustomerOrder.class);
    }

    @GET
    @Path("late")
    @OwnList(where = "this.shippedOn is null and this.placedOn < :before", meaning = "orders that are not on their way after some days")
    public Response late(@BeanParam OwnListRequest request, @QueryParam("days") @DefaultValue("7") @Min(0) int days) {
        return list(request, Map.of("before", LocalDate.now(ZoneOffset.UTC).minusDays(days)));
    }

    @Override
    protected Optional<Predicate> rows(CurrentActor actor, CriteriaBuilder builder, Root<CustomerOrder> order) {
        return pathParameter("city").map(city -> builder.equal(order.get("customer").get("address").get("city"), city));
    }
}
