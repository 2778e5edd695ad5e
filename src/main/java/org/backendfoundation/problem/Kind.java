package org.backendfoundation.problem;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** What a failure means to the one who meets it; decides the HTTP status, in {@code rest}. */
@PublicApi
@NullMarked
public enum Kind {
    /** The request says something that can never be right. */
    INVALID,
    /** The caller is unknown. */
    UNAUTHENTICATED,
    /** The caller is known and may not. */
    FORBIDDEN,
    /** There is no such thing, or none that the caller may see. */
    NOT_FOUND,
    /** The request disagrees with what is there now. */
    CONFLICT,
    /** Well-formed, but it contradicts an earlier request of the caller. */
    UNPROCESSABLE,
    /** The caller's condition on the present state does not hold. */
    PRECONDITION,
    /** A body in a form that is not read here. */
    UNSUPPORTED,
    /** More than is accepted in one request. */
    TOO_LARGE,
    /** It did not arrive in time. */
    LATE,
    /** More requests than are accepted in a time. */
    LIMITED,
    /** Right, but not at this moment: try again. */
    UNAVAILABLE,
    /** A fault of the server. */
    INTERNAL
}
