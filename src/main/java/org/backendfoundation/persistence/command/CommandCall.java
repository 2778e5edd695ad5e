package org.backendfoundation.persistence.command;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.backendfoundation.rest.request.ReceivedBody;

/**
 * A request for a command, as the resource of the entity reads it.
 *
 * @param idempotencyKey null where the caller sent none
 */
public record CommandCall(EntityCommand command, UUID id, String idempotencyKey, UriInfo uri, HttpHeaders headers, ReceivedBody body) {

    /** @throws IllegalStateException if the method of the resource lacks its annotation or the parameter of its path */
    public static CommandCall of(CommandRequest request) {
        EntityCommand command = request.resource.getResourceMethod().getAnnotation(EntityCommand.class);
        if (command == null || request.id == null) {
            throw new IllegalStateException(
                    request.resource.getResourceMethod() + " needs @EntityCommand, and {id} in its @Path, to run a command");
        }
        return new CommandCall(command, request.id, request.idempotencyKey, request.uri, request.headers,
                ReceivedBody.of(request.servletRequest));
    }
}
