package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationResult;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.security.authentication.SessionCookieSettings;
import org.backendfoundation.security.client.LimitSettings;
import org.backendfoundation.security.client.ProxyHeader;
import org.backendfoundation.security.client.ProxySettings;
import org.backendfoundation.security.jwt.JwkSetSource;
import org.backendfoundation.security.jwt.JwtSettings;
import org.backendfoundation.security.jwt.TokenAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecuritySettingsTest {

    @TempDir
    Path directory;

    @Test
    void keysAndDefaults() {
        assertThat(Stream.of(new ProxySettings(), new LimitSettings(), new JwtSettings(), new SessionCookieSettings())
                .flatMap(group -> group.settings().stream()).map(setting -> setting.key() + "=" + setting.defaultText()))
                .containsExactly("trusted_proxies=", "trusted_proxies_header=X-Forwarded-For", "public_path=", "security_rate_limit=6000",
                        "security_rate_limit_address=12000",
                        "security_failure_limit=10", "security_lockout_max=15m", "security_limits_divided=false", "security_jwt_jwks=",
                        "security_jwt_ca=",
                        "security_jwt_issuer=",
                        "security_jwt_audience=", "security_jwt_algorithms=RS256,PS256,ES256,EdDSA", "security_jwt_roles_claim=roles",
                        "security_jwt_clock_skew=30s",
                        "security_session_cookie=");
    }

    @Test
    void valuesGivenAreUsed() {
        ApplicationConfiguration configuration = read("trusted_proxies", "10.0.0.0/8, ::1", "trusted_proxies_header", "Forwarded",
                "security_jwt_algorithms", "ES256, EdDSA").orThrow();

        assertThat(configuration.value(ProxySettings.TRUSTED_PROXIES)).hasToString("10.0.0.0/8,0:0:0:0:0:0:0:1/128");
        assertThat(configuration.value(ProxySettings.TRUSTED_PROXIES_HEADER)).isEqualTo(ProxyHeader.FORWARDED);
        assertThat(configuration.value(JwtSettings.ALGORITHMS)).hasToString("ES256,EdDSA");
    }

    @Test
    void keysNeedIssuerAudienceAndAFile() {
        assertThat(broken("security_jwt_jwks", directory.resolve("none.json").toString()))
                .containsExactly("security_jwt_issuer needed_with_jwks", "security_jwt_audience needed_with_jwks",
                        "security_jwt_jwks readable_file");
    }

    @Test
    void wholeConfigurationBreaksNothing() throws Exception {
        Path keys = Files.writeString(directory.resolve("jwks.json"), "{}");

        assertThat(broken("security_jwt_jwks", keys.toString(), "security_jwt_issuer", "https://issuer.example", "security_jwt_audience",
                "foundation")).isEmpty();
    }

    @Test
    void authoritiesNeedAnHttpsAddressAndAFileWithCertificates() throws Exception {
        String nothing = Files.writeString(directory.resolve("empty.pem"), "").toString();
        String garbage = Files
                .writeString(directory.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
                .toString();

        assertThat(brokenAuthorities("https://issuer.example/jwks", directory.resolve("none.pem").toString()))
                .containsExactly("security_jwt_ca readable_file");
        assertThat(brokenAuthorities("https://issuer.example/jwks", directory.toString())).containsExactly("security_jwt_ca certificates");
        assertThat(brokenAuthorities("https://issuer.example/jwks", nothing)).containsExactly("security_jwt_ca certificates");
        assertThat(brokenAuthorities("https://issuer.example/jwks", garbage)).containsExactly("security_jwt_ca certificates");
        assertThat(brokenAuthorities("http://localhost/jwks", nothing)).containsExactly("security_jwt_ca needed_with_https");
        assertThat(brokenAuthorities(Files.writeString(directory.resolve("jwks.json"), "{}").toString(), nothing))
                .containsExactly("security_jwt_ca needed_with_https");
        assertThat(broken("security_jwt_ca", nothing)).containsExactly("security_jwt_ca needed_with_https");
        assertThat(brokenAuthorities("https://issuer.example/jwks", "a\0b")).containsExactly("security_jwt_ca path");
    }

    private static List<String> brokenAuthorities(String jwks, String file) {
        return broken("security_jwt_jwks", jwks, "security_jwt_issuer", "https://issuer.example", "security_jwt_audience", "foundation",
                "security_jwt_ca", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "HS512", "RS256,none", "rs256", "ES256K", "", "RS256;PS256"})
    void onlyAlgorithmsWithPublicKeysCanBeChosen(String algorithms) {
        assertThatThrownBy(() -> TokenAlgorithm.Choice.parse(algorithms)).hasMessageContaining("Choose from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example/jwks", "http://127.0.0.1.issuer.example/jwks", "ftp://issuer.example/jwks",
        "file:///etc/jwks.json",
        "https://user:secret@issuer.example/jwks", "https:///jwks", "https://issuer.example/#x", "http://10.0.0.1/jwks"})
    void otherAddressesOfKeysAreRefused(String address) {
        assertThat(broken("security_jwt_jwks", address)).anyMatch(rule -> rule.startsWith("security_jwt_jwks jwks_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example/jwks", "http://127.0.0.1:8080/jwks", "http://localhost/jwks", "http://[::1]/jwks",
        "/etc/foundation/jwks.json"})
    void safePlacesOfKeysAreAccepted(String location) {
        assertThat(JwkSetSource.parse(location)).hasToString(location);
    }

    @Test
    void nobodyTrustsEverybody() {
        assertThat(broken("trusted_proxies", "0.0.0.0/0")).containsExactly("trusted_proxies not_everybody");
    }

    private static List<String> broken(String... settings) {
        return read(settings).violations().stream().map(SecuritySettingsTest::name).toList();
    }

    private static String name(ConfigurationViolation violation) {
        return violation.key() + " " + violation.rule();
    }

    private static ConfigurationResult read(String... settings) {
        Map<String, String> variables = new HashMap<>(Map.of("database_url", "postgresql://u:p@localhost/x"));
        for (int i = 0; i < settings.length; i += 2) {
            variables.put(settings[i], settings[i + 1]);
        }
        return ConfigurationResult.of(variables);
    }
}
