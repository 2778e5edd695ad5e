package org.backendfoundation.database;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.role.Roles;

/** For tests: what stood in the way of serving in the moment of each connection, before anybody else heard of it. */
@Path("test-fresh-connections")
@ApplicationScoped
@RolesAllowed(Roles.CLIENT)
@Produces(MediaType.APPLICATION_JSON)
public class FreshConnectionsProbe {

    @Inject
    NodeReadiness serving;

    private final List<String> obstacles = new CopyOnWriteArrayList<>();

    void connected(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ConnectionChanged change) {
        if (change.to() == ConnectionState.CONNECTED) {
            obstacles.add(serving.unreadyReason().map(obstacle -> obstacle.code().name()).orElse("NONE"));
        }
    }

    @GET
    public List<String> obstacles() {
        return obstacles;
    }
}
