package org.backendfoundation.persistence;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where entities and pages are: paths without a host, which are right behind every proxy (RFC 3986, section 4.2). */
final class EntityLinks {

    private EntityLinks() {
    }

    /** Below the list that was posted to. */
    static String entity(UriInfo list, BaseEntity entity) {
        String path = list.getAbsolutePath().getRawPath();
        return (path.endsWith("/") ? path : path + "/") + entity.getId();
    }

    /** The value of a {@code Link} header (RFC 8288). */
    static String next(UriInfo page, String cursor) {
        URI next = page.getRequestUriBuilder().replaceQueryParam(ListParameters.CURSOR, cursor).build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }
}
