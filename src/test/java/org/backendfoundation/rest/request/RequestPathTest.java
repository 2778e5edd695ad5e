package org.backendfoundation.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.backendfoundation.security.credential.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/stocks/0199a1b2", "/api/v1/a%20b", "/a;b=c", "/%C3%BC", "/~user/!$&'()*+,;=:@"})
    void pathThatIsAUriReferenceStays(String path) {
        assertThat(RequestPath.reference(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/a b|/a%20b", "/ü|/%C3%BC", "/%zz|/%25zz", "/%|/%25", "/a\\b|/a%5Cb", "/<x>|/%3Cx%3E",
        "//evil.example/x|/.//evil.example/x",
        "/a?b|/a%3Fb", "/a#b|/a%23b"})
    void whatIsNoneIsPercentEncoded(String path, String reference) {
        assertThat(RequestPath.reference(path)).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x\r\nFORGED", "/x\u001B[2K", "/x\u0085", "/x\u2028", "/x\u202E", "/x\uD800"})
    void controlCharactersArePercentEncoded(String path) {
        assertThat(RequestPath.reference(path)).matches("/x(%[0-9A-F]{2})+[0-9A-Z%]*");
    }

    @Test
    void secretIsMaskedHoweverItIsSpelt() {
        String key = ApiKey.generate().text();

        assertThat(RequestPath.reference("/api/v1/actors/" + key)).isEqualTo("/api/v1/actors/fk_***");
        assertThat(RequestPath.reference("/x/" + key.replaceFirst("fk_", "%66%6b%5F"))).isEqualTo("/x/fk_***");
    }

    @Test
    void longPathIsCutBetweenItsCharacters() {
        assertThat(RequestPath.reference("/x" + "ü".repeat(100))).hasSize(200).endsWith("%C3%BC");
    }

    @Property
    void anyPathBecomesOneOfAscii(@ForAll String path) {
        String reference = RequestPath.reference("/" + path);

        assertThat(reference).matches("\\p{Graph}+");
        assertThat(URI.create(reference).getHost()).isNull();
    }
}
