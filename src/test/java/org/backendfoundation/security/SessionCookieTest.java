package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private static final SessionSecret SECRET = SessionSecret.generate(SessionSecret.SESSION);

    @Test
    void cookieIsOfTheWholeApplicationAndOfNoScriptAndNoOtherSite() {
        assertThat(SessionCookie.begun(request("", false), SECRET)).isEqualTo("foundation_session=" + SECRET.text() + "; Path=/; HttpOnly; SameSite=Strict");
        assertThat(SessionCookie.begun(request("/orders", false), SECRET)).contains("; Path=/orders; ");
    }

    @Test
    void cookieOfASecureRequestIsSecure() {
        assertThat(SessionCookie.begun(request("", true), SECRET)).endsWith("; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void endedCookieHasTheSameAttributesAndNoValue() {
        assertThat(SessionCookie.ended(request("/orders", true))).isEqualTo("foundation_session=; Path=/orders; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void valuesAreFoundAmongOtherCookies() {
        assertThat(SessionCookie.values(request("", false))).isEmpty();
        assertThat(SessionCookie.values(request("", false, "a=b; foundation_session=x", "foundation_session=x;c=d"))).containsExactly("x");
        assertThat(SessionCookie.values(request("", false, "foundation_session=x; foundation_session=y;foundation_session="))).containsExactly("x", "y");
        assertThat(SessionCookie.values(request("", false, "foundation_session2=x; xfoundation_session=y; Foundation_Session=z"))).isEmpty();
    }

    /** What the cookie is made from, and nothing else. */
    private static HttpServletRequest request(String contextPath, boolean isSecure, String... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(SessionCookieTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getContextPath" -> contextPath;
                    case "isSecure" -> isSecure;
                    case "getHeaders" -> Collections.enumeration(List.of(cookies));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
