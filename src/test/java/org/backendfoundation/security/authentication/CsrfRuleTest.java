package org.backendfoundation.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.backendfoundation.security.credential.SessionSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrfRuleTest {

    private static final String OWN = "https://console.example";

    @ParameterizedTest(name = "{0} from {1}, origin {2}, token {3}: {4}")
    @CsvSource(nullValues = "-", value = {
        "GET,same-origin,-,false,true", "GET,none,-,false,true", "GET,-,-,false,true", "GET,same-site,-,true,false",
        "GET,cross-site,-,true,false",
        "HEAD,none,-,false,true", "HEAD,cross-site,-,true,false", "OPTIONS,none,-,true,false", "OPTIONS,same-origin,-,false,true",
        "POST,same-origin,-,true,true", "POST,same-origin,-,false,false", "POST,none,-,true,false", "POST,same-site,-,true,false",
        "POST,-,-,true,true", "POST,-,-,false,false", "POST,-,https://console.example,true,true",
        "POST,-,HTTPS://CONSOLE.EXAMPLE,true,true",
        "POST,-,http://console.example,true,false", "POST,-,https://console.example:8443,true,false", "POST,-,null,true,false",
        "POST,-,https://console.example.attacker.example,true,false", "POST,same-origin,http://behind.a.proxy,true,true",
        "PUT,same-origin,-,false,false", "PATCH,same-origin,-,false,false", "DELETE,same-origin,-,false,false",
        "BREW,same-origin,-,false,false"})
    void cookieCountsOnlyFromThePageItself(String method, String site, String origin, boolean hasToken, boolean counts) {
        assertThat(new CsrfRule(method, site, origin, OWN, hasToken).refusal().isEmpty()).isEqualTo(counts);
    }

    @Property
    void nothingFromElsewhereCounts(@ForAll("methods") String method, @ForAll("sites") String site, @ForAll boolean hasToken) {
        boolean counts = new CsrfRule(method, site, OWN, OWN, hasToken).refusal().isEmpty();

        assertThat(counts).isEqualTo(site.equals("same-origin") && (hasToken || Set.of("GET", "HEAD", "OPTIONS").contains(method))
                || site.equals("none") && Set.of("GET", "HEAD").contains(method));
    }

    @Property
    void noChangeWithoutTheToken(@ForAll("sites") String site, @ForAll("origins") String origin) {
        assertThat(new CsrfRule("POST", site, origin, OWN, false).refusal()).isPresent();
        assertThat(new CsrfRule("POST", null, origin, OWN, false).refusal()).isPresent();
    }

    @ParameterizedTest(name = "from {0}, origin {1}: {2}")
    @CsvSource(nullValues = "-",
            value = {"-,-,false", "same-origin,-,false", "none,-,false", "same-site,-,true", "cross-site,-,true", "x,-,true",
                "-,https://console.example,false", "-,https://attacker.example,true", "-,null,true",
                "same-origin,http://behind.a.proxy,false"})
    void otherPagesAreKnownWithoutAToken(String site, String origin, boolean isFromElsewhere) {
        assertThat(new CsrfRule("POST", site, origin, OWN, false).isFromElsewhere()).isEqualTo(isFromElsewhere);
    }

    @Test
    void refusalRepeatsNothingThatWasSent() {
        assertThat(new CsrfRule("GET", "<script>", null, OWN, true).refusal().orElseThrow()).doesNotContain("<script>");
        assertThat(new CsrfRule("POST", null, "<script>", OWN, true).refusal().orElseThrow()).doesNotContain("<script>");
    }

    @Test
    void onlyTheSessionsOwnTokenIsRight() {
        SessionSecret secret = SessionSecret.generate(SessionSecret.SESSION);

        assertThat(secret.hasCsrfToken(secret.csrfToken())).isTrue();
        assertThat(secret.hasCsrfToken(SessionSecret.generate(SessionSecret.SESSION).csrfToken())).isFalse();
        assertThat(secret.hasCsrfToken(secret.hash())).isFalse();
        assertThat(secret.hasCsrfToken("")).isFalse();
        assertThat(secret.hasCsrfToken(null)).isFalse();
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    }

    @Provide
    Arbitrary<String> sites() {
        return Arbitraries.oneOf(Arbitraries.of("same-origin", "same-site", "cross-site", "none", "SAME-ORIGIN", ""),
                Arbitraries.strings().ascii().ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> origins() {
        return Arbitraries.of(OWN, "null", "https://attacker.example", "");
    }
}
