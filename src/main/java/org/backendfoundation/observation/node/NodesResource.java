package org.backendfoundation.observation.node;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The nodes of the application. */
@ApplicationScoped
@Path("nodes")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "nodes")
public class NodesResource {

    @Inject
    Nodes nodes;

    /** @param items by name */
    public record NodeList(List<NodeView> items) {
    }

    @GET
    @Operation(summary = "Every node of the application, as it last reported itself to the database")
    public NodeList list() {
        return new NodeList(nodes.all());
    }
}
