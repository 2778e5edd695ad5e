package org.backendfoundation.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps all throwables that no closer mapper takes: problems, bare or wrapped, and unexpected failures. */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        return Problems.response(request, Problems.of(request, failure));
    }
}
