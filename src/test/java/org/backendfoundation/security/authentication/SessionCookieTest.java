package org.backendfoundation.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.security.credential.SessionSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {

    private static final SessionSecret SECRET = SessionSecret.generate(SessionSecret.SESSION);
    private static final String URL = "postgresql://app:secret@db.example:5432/orders";

    private final SessionCookie cookie = cookie(Map.of("security_session_cookie", "shop"));

    @Test
    void cookieIsOfTheWholeHostAndOfNoScriptAndNoOtherSite() {
        assertThat(cookie.startHeader(request(false), SECRET))
                .isEqualTo("foundation_session_shop=" + SECRET.text() + "; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void cookieOverTlsIsOfThisHostOverTls() {
        assertThat(cookie.startHeader(request(true), SECRET))
                .isEqualTo("__Host-foundation_session_shop=" + SECRET.text() + "; Path=/; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void endedCookieHasTheSameAttributesAndNoValue() {
        assertThat(cookie.endHeader(request(true)))
                .isEqualTo("__Host-foundation_session_shop=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void valuesAreFoundAmongOtherCookies() {
        assertThat(cookie.values(request(false))).isEmpty();
        assertThat(cookie.values(request(false, "a=b; foundation_session_shop=x", "foundation_session_shop=x;c=d"))).containsExactly("x");
        assertThat(cookie.values(request(false, "foundation_session_shop=x; foundation_session_shop=y;foundation_session_shop=")))
                .containsExactly("x", "y");
        assertThat(cookie.values(request(false, "foundation_session_shop2=x; xfoundation_session_shop=y; Foundation_session_shop=z")))
                .isEmpty();
    }

    @Test
    void cookiesOfOtherInstallationsAndEarlierNamesAreNotThisOnes() {
        assertThat(cookie.values(request(false, "foundation_session=x; foundation_session_other=y"))).isEmpty();
        assertThat(cookie.values(request(false, "__Host-foundation_session_shop=x"))).isEmpty();
        assertThat(cookie.values(request(true, "foundation_session_shop=x; __Host-foundation_session_shop=y"))).containsExactly("y");
    }

    @Test
    void nodesOnOneDatabaseHaveOneNameAndNodesOnAnotherHaveAnother() {
        String name = name(URL);

        assertThat(name).matches("foundation_session_[0-9a-f]{8}");
        assertThat(name("postgres://other:pass@DB.example/orders?connectTimeout=7")).isEqualTo(name);
        assertThat(name("postgresql://app:secret@db.example:5432/shop")).isNotEqualTo(name);
        assertThat(name("postgresql://app:secret@db.example:5433/orders")).isNotEqualTo(name);
        assertThat(name("postgresql://app:secret@a.example,b.example/orders"))
                .isEqualTo(name("postgresql://app:secret@b.example,a.example/orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "a=b", "shöp", "123456789012345678901234567890123"})
    void nameThatNoCookieCanHaveIsRefused(String end) {
        assertThatThrownBy(() -> cookie(Map.of("security_session_cookie", end))).isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("security_session_cookie").hasMessageContaining("letters_and_digits");
    }

    private static String name(String url) {
        return cookie(Map.of("database_url", url)).name(request(false));
    }

    private static SessionCookie cookie(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(Map.of("database_url", URL));
        variables.putAll(settings);
        SessionCookie cookie = new SessionCookie();
        cookie.configuration = ApplicationConfiguration.of(variables);
        cookie.nameInstallation();
        return cookie;
    }

    /** What the cookie is made from, and nothing else. */
    private static HttpServletRequest request(boolean isSecure, String... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(SessionCookieTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "isSecure" -> isSecure;
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "getHeaders" -> Collections.enumeration(arguments[0].equals("Cookie") ? List.of(cookies) : List.of());
                    case "getAttribute", "setAttribute" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
