package org.backendfoundation.security.authentication;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.rest.request.Caller;

/**
 * Somebody was not let in. Fired as a CDI event, once for each refused request and on its thread; observers must be quick and bounded: an
 * attacker decides how many there are.
 *
 * @param source    what limits count by: the client's IPv4 address or IPv6 /64
 * @param address   the client's address
 * @param detail    for people with access to the log; never a secret
 * @param failures  refused credentials from this source, or like this key, within the last hour; 0 where nothing was counted
 * @param lockedFor zero if there is no lock-out
 */
@PublicApi
public record AuthenticationRefused(OffsetDateTime at, String source, String address, Reason reason, String detail, int failures, Duration lockedFor,
        Caller caller, String requestId) {

    public enum Reason {
        /** Nothing was shown where something is needed. */
        NO_CREDENTIAL,
        /** A key or a token that does not count. */
        INVALID_CREDENTIAL,
        /** A key or a token that does not count, after too many of them. */
        LOCKED_OUT,
        /** A session's cookie in a request that does not come from the page itself. */
        CSRF,
        /** Known, but without the role. */
        FORBIDDEN,
        /** Too many requests. */
        RATE_LIMITED
    }
}
