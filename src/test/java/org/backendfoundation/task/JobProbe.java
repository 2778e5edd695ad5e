package org.backendfoundation.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.Invoice;

/** Jobs that make a row, and that fail while a test says so. */
@ApplicationScoped
@Path("job-probe")
@RolesAllowed(Roles.CLIENT)
public class JobProbe {

    @Inject
    SessionFactory sessions;

    @Inject
    Jobs jobs;

    @POST
    @Path("{name}/{number}")
    public Response order(@PathParam("name") String name, @PathParam("number") String number, @Context UriInfo uri) {
        JsonObject parameters = Json.createObjectBuilder().add("number", number).build();
        return jobs.accepted(sessions.call(session -> jobs.submit(session, name, parameters)), uri);
    }

    /** Takes back what it handed over. */
    @POST
    @Path("take-back/{number}")
    public void takeBack(@PathParam("number") String number) {
        sessions.call(session -> {
            jobs.submit(session, "probe-makes", Json.createObjectBuilder().add("number", number).build());
            throw new ProblemException(RestError.FORBIDDEN, "It is taken back.");
        });
    }

    @POST
    @Path("removal")
    public int remove() {
        return sessions.call(session -> JobRemoval.remove(session, OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(1)));
    }

    @JobHandler(name = "probe-makes", meaning = "makes an invoice")
    public JsonObject make(JsonObject parameters) {
        String number = parameters.getString("number");
        return sessions.call(session -> Json.createObjectBuilder().add("id", make(session, number).getId().toString()).build());
    }

    private static Invoice make(EntityManager session, String number) {
        Invoice invoice = new Invoice();
        invoice.setNumber(number);
        invoice.setCustomer("Acme");
        invoice.setTotal(BigDecimal.ONE);
        return Repository.of(session, Invoice.class).create(invoice);
    }

    /** Fails until there is an invoice of the number. */
    @JobHandler(name = "probe-needs", meaning = "needs an invoice", attempts = 1)
    public void need(JsonObject parameters) {
        sessions.call(session -> {
            if (session.createQuery("select i from Invoice i where i.number = :number", Invoice.class)
                    .setParameter("number", parameters.getString("number")).getResultList().isEmpty()) {
                throw new ProblemException(RestError.FORBIDDEN, "There is no such invoice yet.");
            }
            return null;
        });
    }

    @JobHandler(name = "probe-tries", meaning = "needs an invoice, and is tried again", attempts = 3)
    public void tryAgain(JsonObject parameters) {
        need(parameters);
    }
}
