package org.backendfoundation.rest.problem;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** What can be wrong with a request before any feature has looked at it. */
public enum RestError implements ErrorCode {
    MALFORMED_JSON(Kind.INVALID, "The body is not valid JSON"),
    JSON_REFUSED(Kind.INVALID, "The body's JSON is not accepted"),
    UNREADABLE_PARAMETER(Kind.INVALID, "A parameter cannot be read"),
    VALIDATION_FAILED(Kind.INVALID, "The request breaks one or more rules"),
    UNAUTHENTICATED(Kind.UNAUTHENTICATED, "The caller is unknown"),
    INVALID_TOKEN(Kind.UNAUTHENTICATED, "The key or token is not valid"),
    FORBIDDEN(Kind.FORBIDDEN, "The caller may not do this"),
    ORIGIN_REFUSED(Kind.FORBIDDEN, "The origin is not allowed"),
    PREFLIGHT_REFUSED(Kind.FORBIDDEN, "The preflight asks for what is not allowed"),
    NOT_FOUND(Kind.NOT_FOUND, "There is nothing here"),
    ENCODING_REFUSED(Kind.UNSUPPORTED, "The body is encoded as is not read here"),
    REQUEST_AMBIGUOUS(Kind.INVALID, "The request can be read in more than one way"),
    BODY_BROKEN(Kind.INVALID, "The body breaks off"),
    BODY_TOO_SLOW(Kind.LATE, "The body comes too slowly"),
    BODIES_AWAITED(Kind.UNAVAILABLE, "Too many bodies are on their way"),
    BODY_TOO_LARGE(Kind.TOO_LARGE, "The body is too large"),
    NODE_BUSY(Kind.UNAVAILABLE, "The node answers as many requests as it can"),
    CONTRACT_UNREAD(Kind.UNAVAILABLE, "The server has not made its contract yet"),
    INTERNAL_ERROR(Kind.INTERNAL, "Something went wrong on our side");

    private final Kind kind;
    private final String title;

    RestError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
