package org.backendfoundation.security.jwt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** Whose tokens are accepted. Without {@code security_jwt_jwks} no token is. */
public final class JwtSettings implements SettingsGroup {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    static final Setting<JwkSetSource> JWKS = Setting.custom("security_jwt_jwks", JwkSetSource::parse)
            .meaning("The public keys of the issuer of tokens: a JWKS file, or its https address; without it no token is accepted");

    static final Setting<CertificateAuthorities> AUTHORITIES = Setting.custom("security_jwt_ca", CertificateAuthorities::parse)
            .meaning("A PEM file with the certificates of the authorities for that https address; "
                    + "without it, those that the server's Java trusts");

    static final Setting<String> ISSUER = Setting.text("security_jwt_issuer").meaning("The one issuer (iss) whose tokens are accepted");

    static final Setting<
            String> AUDIENCE = Setting.text("security_jwt_audience").meaning("The audience (aud) that a token must name: this application");

    public static final Setting<TokenAlgorithm.Choice> ALGORITHMS = Setting.custom("security_jwt_algorithms", TokenAlgorithm.Choice::parse)
            .withDefault(TokenAlgorithm.Choice.USUAL).meaning("The signature algorithms that are accepted, separated by commas");

    static final Setting<String> ROLES_CLAIM = Setting.text("security_jwt_roles_claim").withDefault("roles")
            .meaning("The claim that lists roles; dots lead into objects, as in realm_access.roles, and may be part of a name");

    static final Setting<Duration> CLOCK_SKEW = Setting.duration("security_jwt_clock_skew", Duration.ZERO, LARGEST_SKEW)
            .withDefault(Duration.ofSeconds(30))
            .meaning("How far the issuer's clock may be off");

    @Override
    public List<Setting<?>> settings() {
        return List.of(JWKS, AUTHORITIES, ISSUER, AUDIENCE, ALGORITHMS, ROLES_CLAIM, CLOCK_SKEW);
    }

    @Override
    public String part() {
        return SECURITY_CONFIGURATION;
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        List<ConfigurationViolation> violations = new ArrayList<>();
        checkAuthorities(configuration).ifPresent(violations::add);
        if (configuration.find(JWKS).isEmpty()) {
            return violations;
        }
        for (Setting<String> needed : List.of(ISSUER, AUDIENCE)) {
            if (configuration.find(needed).isEmpty()) {
                violations.add(
                        configuration.violation(needed, "needed_with_jwks", "Without it, a token made for somebody else would count here.",
                                "Set it to what the issuer writes into its tokens, or unset security_jwt_jwks."));
            }
        }
        if (configuration.value(JWKS).isMissingFile()) {
            violations.add(configuration.violation(JWKS, "readable_file", "There is no such file, or it cannot be read.",
                    "Put the issuer's keys there."));
        }
        return violations;
    }

    private static Optional<ConfigurationViolation> checkAuthorities(ApplicationConfiguration configuration) {
        return configuration.find(AUTHORITIES).map(authorities -> {
            if (configuration.find(JWKS).filter(JwkSetSource::isEncrypted).isEmpty()) {
                return configuration.violation(AUTHORITIES, "needed_with_https",
                        "Only an https address in security_jwt_jwks has a certificate.",
                        "Unset it, or set security_jwt_jwks to an https address.");
            }
            if (!authorities.isReadable()) {
                return configuration.violation(AUTHORITIES, "readable_file", "There is no such file, or it cannot be read.",
                        "Put the certificates there.");
            }
            return authorities.isAnyCertified() ? null : configuration.violation(AUTHORITIES, "certificates",
                    "The file holds no certificate, or something else as well.",
                    "Put one or more certificates there, each between BEGIN CERTIFICATE and END CERTIFICATE.");
        });
    }
}
