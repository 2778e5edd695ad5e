package org.backendfoundation.observation.request;

import jakarta.servlet.http.HttpServletRequest;

/** The operation that a request matched, such as {@code GET} and {@code /api/v1/orders/{id}}. */
public interface MatchedOperation {

    /** Of the request, once it has matched one. */
    String PROPERTY = MatchedOperation.class.getName();

    String method();

    String route();

    /** Null where the request matched none, or was refused before. */
    static MatchedOperation of(HttpServletRequest request) {
        return request.getAttribute(PROPERTY) instanceof MatchedOperation matched ? matched : null;
    }
}
