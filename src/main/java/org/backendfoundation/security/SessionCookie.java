package org.backendfoundation.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cookie that keeps the page's session in a browser: without {@code Max-Age}, so that it ends with the browser; never readable by a script, never sent
 * from another site, and over TLS alone where it was set over TLS (RFC 6265bis).
 */
public final class SessionCookie {

    static final String NAME = "foundation_session";

    private static final String ATTRIBUTES = "; HttpOnly; SameSite=Strict";

    private SessionCookie() {
    }

    /**
     * The different values under the name; a sibling domain can add one of its own making. Taken from the header itself: WildFly keeps one of several
     * cookies with one name.
     */
    public static List<String> values(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Cookie")).stream().flatMap(header -> Arrays.stream(header.split(";"))).map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME + "=")).map(cookie -> cookie.substring(NAME.length() + 1)).filter(value -> !value.isBlank())
                .distinct().toList();
    }

    /** The text of {@code Set-Cookie} that begins a session in this browser. */
    public static String begun(HttpServletRequest request, SessionSecret secret) {
        return text(request, secret.text(), "");
    }

    /** The text of {@code Set-Cookie} that takes it away. */
    public static String ended(HttpServletRequest request) {
        return text(request, "", "; Max-Age=0");
    }

    private static String text(HttpServletRequest request, String value, String age) {
        String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
        return NAME + "=" + value + "; Path=" + path + age + ATTRIBUTES + (request.isSecure() ? "; Secure" : "");
    }
}
