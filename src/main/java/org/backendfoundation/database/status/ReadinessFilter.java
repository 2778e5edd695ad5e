package org.backendfoundation.database.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses requests that need data, with 503 and the reason, while the node is not ready. What an operator needs then stays open. It runs
 * after authentication and authorization: an anonymous caller learns nothing from it.
 */
@Provider
@ApplicationScoped
public class ReadinessFilter implements ContainerRequestFilter {

    private static final Set<String> ALWAYS_OPEN = Set.of("configuration", "database", "migrations", "me", "health", "session", "session-links", "overview");

    @Inject
    NodeReadiness serving;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String first = path.replaceFirst("^/", "").split("/", 2)[0];
        if (!ALWAYS_OPEN.contains(first)) {
            serving.require();
        }
    }
}
