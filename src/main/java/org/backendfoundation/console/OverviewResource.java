package org.backendfoundation.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.configuration.DeployedServer;
import org.backendfoundation.database.status.Database;
import org.backendfoundation.database.status.DatabaseView;
import org.backendfoundation.database.status.NodeReadiness;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this node is and whether it serves; the resources of the other rooms tell the rest. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("overview")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "overview")
public class OverviewResource {

    @Inject
    Database database;

    @Inject
    NodeReadiness readiness;

    @GET
    @Operation(summary = "What this node is, and whether it serves")
    public Overview overview(@Context HttpServletRequest request) {
        DatabaseView view = database.view();
        Optional<ProblemException> unreadyReason = readiness.unreadyReason();
        return new Overview(view.node(), Overview.Build.deployed(), startedAt(), Runtime.version().toString(),
                DeployedServer.product(request.getServletContext()),
                product(view), unreadyReason.isEmpty(), unreadyReason.map(ProblemException::getMessage).orElse(null));
    }

    private static Overview.DatabaseProduct product(DatabaseView view) {
        return view.product() == null ? null : new Overview.DatabaseProduct(view.product(), view.version());
    }

    private static OffsetDateTime startedAt() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()).atOffset(ZoneOffset.UTC);
    }
}
