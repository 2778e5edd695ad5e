package org.backendfoundation.persistence.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What is told about an entity, complete, so that it can leave the session and be kept under an idempotency key.
 *
 * @param location the path of a new entity; null otherwise
 * @param tag      null where there is no body
 */
public record Answer(int status, String location, String tag, String body) {

    public static Answer noContent() {
        return new Answer(Response.Status.NO_CONTENT.getStatusCode(), null, null, null);
    }

    public static Answer ok(String tag, String body) {
        return new Answer(Response.Status.OK.getStatusCode(), null, tag, body);
    }

    public static Answer notModified(String tag) {
        return new Answer(Response.Status.NOT_MODIFIED.getStatusCode(), null, tag, null);
    }

    /** As a path and not a whole address: it is right behind every proxy (RFC 9110, section 10.2.2). */
    public static Answer created(String location, String tag, String body) {
        return new Answer(Response.Status.CREATED.getStatusCode(), location, tag, body);
    }

    public Response response() {
        return builder().build();
    }

    public Response.ResponseBuilder builder() {
        return Response.status(status).entity(body).header(HttpHeaders.LOCATION, location).header(HttpHeaders.ETAG, tag);
    }
}
