package org.backendfoundation.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The scheduled tasks of the application, the same on each node. */
@ApplicationScoped
@Path("tasks")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class TasksResource {

    @Inject
    TaskCommands commands;

    /** @param items by name */
    public record TaskList(List<TaskView> items) {
    }

    @GET
    @Operation(summary = "Every scheduled task, with its next run and the last ones")
    public TaskList list() {
        return new TaskList(commands.list());
    }

    @POST
    @Path("{name}/run")
    @Operation(summary = "Let a scheduled task run at once, on one node")
    public TaskView run(@PathParam("name") String name) {
        return commands.run(name);
    }
}
