package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.role.Roles;
import org.backendfoundation.task.JobHandler;
import org.backendfoundation.task.Jobs;

/** Counts what a customer has ordered, which may take long. */
@ApplicationScoped
@Path("customer-statements")
@RolesAllowed(Roles.CLIENT)
public class OrderStatements {

    @Inject
    Jobs jobs;

    @Inject
    SessionFactory sessions;

    @POST
    @Path("{customer}")
    public Response order(@PathParam("customer") UUID customer, @Context UriInfo uri) {
        JsonObject parameters = Json.createObjectBuilder().add("customer", customer.toString()).build();
        return jobs.accepted(sessions.call(session -> jobs.submit(session, "make-statement", parameters)), uri);
    }

    @JobHandler(name = "make-statement", meaning = "counts what a customer has ordered")
    public JsonObject make(JsonObject parameters) {
        UUID customer = UUID.fromString(parameters.getString("customer"));
        return sessions.call(session -> Json.createObjectBuilder().add("orders",
                session.createQuery("select count(o) from CustomerOrder o where o.customer.id = :customer", Long.class)
                        .setParameter("customer", customer).getSingleResult())
                .build());
    }
}
