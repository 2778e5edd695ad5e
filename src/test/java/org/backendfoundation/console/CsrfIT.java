package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie counts in requests of the page itself alone, whatever a browser sends it with. */
@OncePerEngine
class CsrfIT {

    @RegisterExtension
    static final ConsoleNodes console = new ConsoleNodes();

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "whatever"})
    void noOtherSiteLogsInOrOut(String site) {
        Browser browser = console.browser();

        assertThat(browser.logOut("Sec-Fetch-Site", site).code()).isEqualTo("CSRF_REFUSED");
        assertThat(Browser.logIn(console.stranger(), "key", console.operator().text(), "Sec-Fetch-Site", site).code())
                .isEqualTo("CSRF_REFUSED");
        assertThat(Browser.logIn(console.stranger(), "key", console.operator().text(), "Origin", "http://localhost:1").code())
                .isEqualTo("CSRF_REFUSED");
        assertThat(browser.me()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} from {1}, origin {2}: {3}")
    @CsvSource(nullValues = "-",
            value = {"GET,same-origin,-,200", "GET,none,-,200", "GET,-,-,200", "GET,cross-site,-,403", "GET,same-site,-,403", "GET,x,-,403",
                "POST,same-origin,-,200", "POST,none,-,403", "POST,cross-site,-,403", "POST,same-site,-,403", "POST,-,-,200",
                "POST,-,own,200", "POST,-,null,403",
                "POST,-,http://attacker.example,403", "POST,same-origin,http://proxied.example,200"})
    void cookieCountsInRequestsOfThePageItself(String method, String site, String origin, int status) {
        Browser browser = console.browser();
        Stream<String> headers = Stream.of("X-CSRF-Token", browser.token());
        headers = site == null ? headers : Stream.concat(headers, Stream.of("Sec-Fetch-Site", site));
        headers = origin == null ? headers : Stream.concat(headers,
                Stream.of("Origin", origin.equals("own") ? console.nodes().node(0).address("").toString() : origin));

        Answer answer = browser.bare(method, method.equals("GET") ? "database" : "database/pool/flush", headers.toArray(String[]::new));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(status == 403 ? answer.code() : "CSRF_REFUSED").isEqualTo("CSRF_REFUSED");
    }

    @Test
    void changesNeedTheTokenOfThisSession() {
        Browser browser = console.browser();

        assertThat(browser.bare("POST", "database/pool/flush").code()).isEqualTo("CSRF_REFUSED");
        assertThat(browser.bare("POST", "database/pool/flush", "X-CSRF-Token", console.browser().token()).code()).isEqualTo("CSRF_REFUSED");
        assertThat(browser.post("database/pool/flush", "{\"reason\":\"test\"}").status()).isEqualTo(200);
        assertThat(browser.bare("GET", "health/live", "Sec-Fetch-Site", "cross-site").status()).as("what is open").isEqualTo(200);
    }

    @Test
    void cookieAndKeyInOneRequestAreRefused() {
        Browser browser = console.browser();

        assertThat(console.admin().get("me", "Cookie", browser.cookie()).code()).isEqualTo("CREDENTIALS_AMBIGUOUS");
        assertThat(console.admin().delete("session", "Cookie", browser.cookie()).code()).isEqualTo("CREDENTIALS_AMBIGUOUS");
        assertThat(console.stranger().get("me", "Cookie", browser.cookie() + "; " + console.browser().cookie()).code())
                .isEqualTo("INVALID_TOKEN");
        assertThat(console.nodes().as(browser.secret()).get("me").code()).as("a session's secret is no key").isEqualTo("INVALID_TOKEN");
    }
}
