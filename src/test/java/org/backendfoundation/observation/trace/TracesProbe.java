package org.backendfoundation.observation.trace;

import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.rest.request.RequestContext;

/** Does inside the server what a team does with a trace. */
@ApplicationScoped
@PermitAll
@Path("traces-probe")
public class TracesProbe {

    @Inject
    SessionFactory sessions;

    /** In a span of its own. */
    @POST
    @Path("traceparent")
    public String traceparent() {
        CDI.current().select(Tracer.class).get().spanBuilder("a team's own").startSpan().end();
        return RequestContext.current().traceparent();
    }

    @POST
    @Path("later")
    public CompletionStage<Long> later() {
        return sessions.open(entityManager -> entityManager.createQuery("select count(a) from Actor a", Long.class).getSingleResult());
    }
}
