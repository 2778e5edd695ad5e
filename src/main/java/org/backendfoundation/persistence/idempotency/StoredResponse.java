package org.backendfoundation.persistence.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;

/**
 * A complete answer about an entity, which can leave the transaction and be stored under an idempotency key.
 *
 * @param location the path of a new entity; null otherwise
 * @param tag      null where there is no body, or where the body shows more than the entity
 */
public record StoredResponse(int status, String location, String tag, String body) {

    public static StoredResponse noContent() {
        return new StoredResponse(Response.Status.NO_CONTENT.getStatusCode(), null, null, null);
    }

    public static StoredResponse ok(String tag, String body) {
        return new StoredResponse(Response.Status.OK.getStatusCode(), null, tag, body);
    }

    public static StoredResponse notModified(String tag) {
        return new StoredResponse(Response.Status.NOT_MODIFIED.getStatusCode(), null, tag, null);
    }

    /** @param location a path without a host, so that it is right behind every proxy (RFC 9110, section 10.2.2) */
    public static StoredResponse created(String location, String tag, String body) {
        return new StoredResponse(Response.Status.CREATED.getStatusCode(), location, tag, body);
    }

    StoredResponse withBody(UnaryOperator<String> change) {
        return new StoredResponse(status, location, tag, body == null ? null : change.apply(body));
    }

    public Response response() {
        return builder().build();
    }

    public Response.ResponseBuilder builder() {
        return Response.status(status).entity(body).header(HttpHeaders.LOCATION, location).header(HttpHeaders.ETAG, tag);
    }
}
