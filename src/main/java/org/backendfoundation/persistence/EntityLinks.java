package org.backendfoundation.persistence;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where entities and pages are: paths without a host, which are right behind every proxy (RFC 3986, section 4.2). */
public final class EntityLinks {

    private EntityLinks() {
    }

    /** Below the list that was posted to. */
    static String entity(UriInfo list, BaseEntity entity) {
        String path = list.getAbsolutePath().getRawPath();
        return (path.endsWith("/") ? path : path + "/") + entity.getId();
    }

    static String next(UriInfo page, String cursor) {
        return page(page.getRequestUriBuilder(), cursor, "next");
    }

    /**
     * The value of a {@code Link} header (RFC 8288) to another page of the same list.
     *
     * @param relation {@code next} or {@code prev}
     */
    public static String page(UriBuilder page, String cursor, String relation) {
        URI other = page.replaceQueryParam(ListParameters.CURSOR, cursor).build();
        return "<" + other.getRawPath() + "?" + other.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
