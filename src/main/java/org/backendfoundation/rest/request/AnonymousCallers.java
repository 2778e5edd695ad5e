package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Which callers are anonymous, and what they may learn. */
public final class AnonymousCallers {

    private static final String ANONYMOUS = "anonymous";
    private static final String ADMITTED = AnonymousCallers.class.getName();

    private AnonymousCallers() {
    }

    /** Payara gives an unknown caller no principal, WildFly one with the name {@code anonymous}. */
    public static boolean isAnonymous(Principal principal) {
        return principal == null || ANONYMOUS.equals(principal.getName());
    }

    /** Marks this request as one to an open resource: an anonymous caller may then learn what is wrong with it. */
    public static void admit(HttpServletRequest request) {
        request.setAttribute(ADMITTED, true);
    }

    public static boolean isAdmitted(HttpServletRequest request) {
        return request.getAttribute(ADMITTED) != null;
    }
}
