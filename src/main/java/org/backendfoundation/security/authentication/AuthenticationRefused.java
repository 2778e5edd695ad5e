package org.backendfoundation.security.authentication;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.rest.request.Caller;
import org.jspecify.annotations.NullMarked;

/**
 * A request was refused. Fired as a CDI event, once for each refused request and on its thread. Observers must be quick and bounded: an
 * attacker decides how many there are.
 *
 * @param source    the key of the limits: the client's IPv4 address or IPv6 /64
 * @param address   the client's address
 * @param detail    for people with access to the log; never a secret
 * @param failures  refused credentials from this source, or like this key, within the last hour; 0 where nothing was counted
 * @param lockedFor zero if there is no lock-out
 */
@PublicApi
@NullMarked
public record AuthenticationRefused(OffsetDateTime at, String source, String address, Reason reason, String detail, int failures,
        Duration lockedFor,
        Caller caller, String requestId) {

    public enum Reason {
        /** The request has no credential and needs one. */
        NO_CREDENTIAL,
        /** A key or a token that is not valid. */
        INVALID_CREDENTIAL,
        /** A key or a token that is not valid, after too many of them. */
        LOCKED_OUT,
        /** A session's cookie in a request that does not come from the console itself. */
        CSRF,
        /** The caller is known, but lacks the role. */
        FORBIDDEN,
        /** Too many requests. */
        RATE_LIMITED
    }
}
