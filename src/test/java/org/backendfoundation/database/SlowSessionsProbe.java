package org.backendfoundation.database;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.role.Roles;

/** A feature of a team's own that needs data, for tests: runs sessions in the way a test asks for. */
@Path("test-sessions")
@ApplicationScoped
@RolesAllowed(Roles.CLIENT)
@Produces(MediaType.APPLICATION_JSON)
public class SlowSessionsProbe {

    @Inject
    SessionFactory sessions;

    /** Sleeps in the database, on a thread of the container's executor. */
    @GET
    public CompletionStage<Map<String, Object>> sleep(@QueryParam("seconds") @DefaultValue("0") double seconds) {
        return sessions.open(session -> {
            session.createNativeQuery("SELECT cast(pg_sleep(?) AS text)").setParameter(1, seconds).getSingleResult();
            return Map.of("thread", Thread.currentThread().getName(), "request_id", RequestIds.current().orElse("none"));
        });
    }

    /** On the request's own thread. */
    @GET
    @Path("here")
    public Map<String, Object> here() {
        return sessions.call(session -> Map.of("thread", Thread.currentThread().getName()));
    }
}
