package org.backendfoundation.security.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.client.ForwardedFilter;

/**
 * Whether a browser's request comes from the console itself, as far as {@code Sec-Fetch-Site} (Fetch Metadata, section 2.3), {@code Origin}
 * (RFC 6454, section 7) and the token that only the console knows can tell. {@code SameSite} alone is not enough: it takes siblings in one
 * domain, and other ports of one host, for the same site.
 *
 * @param fetchSite null where the browser does not send it: over plain http it does so for localhost only
 * @param origin    null where the browser does not send it
 * @param ownOrigin of this server, as the browser sees it
 * @param hasToken  whether the request carries the session's token
 */
record CsrfRule(String method, String fetchSite, String origin, String ownOrigin, boolean hasToken) {

    static final String TOKEN_HEADER = "X-CSRF-Token";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Works before any filter ran as well. */
    static CsrfRule of(HttpServletRequest request, ClientAddress client, boolean hasToken) {
        return new CsrfRule(request.getMethod(), request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"),
                origin(ForwardedFilter.seen(request, client)), hasToken);
    }

    private static String origin(HttpServletRequest request) {
        boolean isDefault = request.getServerPort() == (request.isSecure() ? HTTPS : HTTP);
        return request.getScheme() + "://" + request.getServerName() + (isDefault ? "" : ":" + request.getServerPort());
    }

    /** Why the cookie is not accepted, and what to do; empty where it is. */
    Optional<String> refusal() {
        if (!isFromHere()) {
            return Optional.of(
                    "The request comes from another site (Sec-Fetch-Site: " + normalize(fetchSite) + "); send it from the page itself.");
        }
        if (SAFE.contains(method)) {
            return Optional.empty();
        }
        if (isOfAnotherOrigin()) {
            return Optional.of("The request comes from another origin than " + ownOrigin + "; send it from the page itself.");
        }
        return hasToken ? Optional.empty()
                : Optional.of("Send the session's csrf_token, which GET /session tells, as '" + TOKEN_HEADER + ": …'.");
    }

    private boolean isFromHere() {
        return fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none") && READING.contains(method);
    }

    /** The fallback where the browser does not send Sec-Fetch-Site. */
    private boolean isOfAnotherOrigin() {
        return fetchSite == null && origin != null && !origin.equalsIgnoreCase(ownOrigin);
    }

    /** Whether another page made the request, for what needs no token. */
    boolean isFromElsewhere() {
        return fetchSite == null ? isOfAnotherOrigin() : !fetchSite.equals("same-origin") && !fetchSite.equals("none");
    }

    private static String normalize(String site) {
        return Set.of("cross-site", "same-site", "none").contains(site) ? site : "unknown";
    }
}
