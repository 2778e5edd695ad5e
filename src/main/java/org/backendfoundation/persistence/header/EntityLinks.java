package org.backendfoundation.persistence.header;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.list.ListQueryParser;

/** Where entities and pages are: paths without a host, which are right behind every proxy (RFC 3986, section 4.2). */
public final class EntityLinks {

    private EntityLinks() {
    }

    /** Below the list that was posted to. */
    public static String entity(UriInfo list, BaseEntity entity) {
        return below(list, entity.getId());
    }

    /** Where is what was made by posting to this path. */
    public static String below(UriInfo list, UUID id) {
        return list.getBaseUri().getRawPath() + path(list) + "/" + id;
    }

    /** The normalized path from the API's root on: without matrix parameters and repeated slashes, and percent-encoded in one way. */
    public static String path(UriInfo uri) {
        return uri.getPathSegments().stream().map(PathSegment::getPath).filter(segment -> !segment.isEmpty()).map(EntityLinks::encoded)
                .collect(Collectors.joining("/"));
    }

    /** The query, with the names in one order and percent-encoded in one way; empty without parameters. */
    public static String query(UriInfo uri) {
        return new TreeMap<>(uri.getQueryParameters()).entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Adds the links from a page of a list to the next one and the one before, where there are such. */
    public static Response.ResponseBuilder link(Response.ResponseBuilder response, UriInfo page, Optional<String> next,
            Optional<String> previous) {
        next.ifPresent(cursor -> response.header(HttpHeaders.LINK, page(page.getRequestUriBuilder(), cursor, "next")));
        previous.ifPresent(cursor -> response.header(HttpHeaders.LINK, page(page.getRequestUriBuilder(), cursor, "prev")));
        return response;
    }

    /**
     * The value of a {@code Link} header (RFC 8288) to another page of the same list.
     *
     * @param relation {@code next} or {@code prev}
     */
    public static String page(UriBuilder page, String cursor, String relation) {
        URI other = page.replaceQueryParam(ListQueryParser.CURSOR, cursor).build();
        return "<" + other.getRawPath() + "?" + other.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
