package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.backendfoundation.security.HttpsIssuer;
import org.backendfoundation.testing.LogLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthoritiesTest {

    private static final String KEYS = "{\"keys\":[]}";

    @TempDir
    static Path directory;
    @TempDir
    static Path elsewhere;

    private static HttpsIssuer issuer;
    private static HttpsIssuer other;

    @BeforeAll
    static void start() {
        issuer = HttpsIssuer.start(directory, KEYS);
        other = HttpsIssuer.start(elsewhere, KEYS);
    }

    @AfterAll
    static void stop() {
        issuer.close();
        other.close();
    }

    @Test
    void keysAreReadWhereTheNamedAuthoritySigned() throws IOException {
        assertThat(reader("localhost", issuer.authority()).read()).isEqualTo(KEYS);
    }

    @Test
    void oneOfSeveralAuthoritiesIsEnough() throws IOException {
        Path both = Files.writeString(directory.resolve("both.pem"), "Two of them\n" + Files.readString(other.authority())
                + Files.readString(issuer.authority()));

        assertThat(reader("localhost", both).read()).isEqualTo(KEYS);
    }

    @Test
    void withoutAnAuthorityTheFailureNamesTheSetting() {
        assertThatThrownBy(() -> reader("localhost", null).read())
                .hasMessageStartingWith(
                        "name in security_jwt_ca the authority behind the certificate of localhost, which is not trusted: ");
    }

    @Test
    void failureIsToldInOneLine() {
        try (LogLines lines = LogLines.of(JwkSetCache.class)) {
            new JwkSetCache(reader("localhost", null), Runnable::run, InstantSource.system()).renew();

            assertThat(lines.messages()).singleElement().asString().contains("security_jwt_ca", "localhost", "not trusted")
                    .doesNotContain("\n");
            assertThat(lines.stackTraces()).isEmpty();
        }
    }

    @Test
    void noOtherAuthorityIsTrusted() {
        assertThatThrownBy(() -> reader("localhost", other.authority()).read())
                .hasMessageStartingWith(
                        "security_jwt_ca does not name the authority behind the certificate of localhost, which is not trusted: ");
    }

    @Test
    void certificateOfAnotherHostIsNotAccepted() {
        assertThatThrownBy(() -> reader("127.0.0.1", issuer.authority()).read()).isInstanceOf(SSLException.class);
    }

    @Test
    void fileThatWentAwayIsAFailureOfReading() {
        assertThatThrownBy(() -> reader("localhost", directory.resolve("gone.pem")).read()).isInstanceOf(IOException.class);
    }

    private static JwksReader reader(String host, Path authority) {
        return new JwksReader(JwkSetSource.parse(issuer.address(host)), Optional.ofNullable(authority).map(CertificateAuthorities::new));
    }
}
