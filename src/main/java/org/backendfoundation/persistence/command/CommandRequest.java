package org.backendfoundation.persistence.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What a command takes from its request besides a body. A method of the resource has it as {@code @BeanParam CommandRequest request}, on a
 * path with {@code {id}}, and passes it on.
 */
@PublicApi
@NullMarked
public class CommandRequest {

    @PathParam("id")
    @Nullable
    UUID id;

    @HeaderParam(IdempotentRequest.HEADER)
    @Nullable
    String idempotencyKey;

    @Context
    @Nullable
    UriInfo uri;

    @Context
    @Nullable
    HttpHeaders headers;

    @Context
    @Nullable
    HttpServletRequest servletRequest;

    @Context
    @Nullable
    ResourceInfo resource;
}
