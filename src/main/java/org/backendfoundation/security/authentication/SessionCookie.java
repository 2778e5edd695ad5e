package org.backendfoundation.security.authentication;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.backendfoundation.configuration.DatabaseAccess;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.security.client.ClientAddress;
import org.backendfoundation.security.client.ForwardedFilter;
import org.backendfoundation.security.credential.SessionSecret;

/**
 * The cookie that keeps the page's session in a browser: without {@code Max-Age}, so that it ends with the browser; never readable by a
 * script, never sent from another site, and over TLS alone where it was set over TLS (RFC 6265bis). There its name begins with
 * {@code __Host-}, so that browsers take it from this host alone, and from nobody in between who speaks plain http.
 *
 * <p>Ports of one host share their cookies. The name therefore ends with what nodes on one database have in common, and other installations
 * have not.
 */
@ApplicationScoped
public class SessionCookie {

    private static final String NAME = "foundation_session_";
    private static final String THIS_HOST_OVER_TLS = "__Host-";
    private static final String ATTRIBUTES = "; HttpOnly; SameSite=Strict";

    @Inject
    ApplicationConfiguration configuration;

    private String installation;

    @PostConstruct
    void nameInstallation() {
        installation = configuration.find(SessionCookieSettings.NAME)
                .orElseGet(() -> configuration.value(DatabaseAccess.DATABASE_URL).addressHash());
    }

    /**
     * The different values under the name; a sibling domain can add one of its own making where there is no TLS. Taken from the header
     * itself: WildFly keeps one of several cookies with one name. Works before any filter ran.
     */
    public List<String> values(HttpServletRequest request) {
        return values(request, name(request));
    }

    /** The same under any name. */
    public static List<String> values(HttpServletRequest request, String name) {
        String start = name + "=";
        return Collections.list(request.getHeaders("Cookie")).stream().flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start)).map(cookie -> cookie.substring(start.length()))
                .filter(value -> !value.isBlank())
                .distinct().toList();
    }

    /** The value of {@code Set-Cookie} that starts a session in this browser. */
    public String startHeader(HttpServletRequest request, SessionSecret secret) {
        return text(request, secret.text(), "");
    }

    /** The value of {@code Set-Cookie} that deletes the cookie. */
    public String endHeader(HttpServletRequest request) {
        return text(request, "", "; Max-Age=0");
    }

    String name(HttpServletRequest request) {
        return (isSecure(request) ? THIS_HOST_OVER_TLS : "") + NAME + installation;
    }

    private String text(HttpServletRequest request, String value, String age) {
        return name(request) + "=" + value + "; Path=/" + age + ATTRIBUTES + (isSecure(request) ? "; Secure" : "");
    }

    private boolean isSecure(HttpServletRequest request) {
        return ForwardedFilter.seen(request, ClientAddress.of(request, configuration)).isSecure();
    }
}
