package org.backendfoundation.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.configuration.ApplicationConfiguration;
import org.backendfoundation.configuration.ConfigurationViolation;
import org.backendfoundation.configuration.Setting;
import org.backendfoundation.configuration.SettingsGroup;

/** Whose tokens count. Without {@code security_jwt_jwks} none does. */
public final class JwtSettings implements SettingsGroup {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    static final Setting<JwksLocation> JWKS = Setting.custom("security_jwt_jwks", JwksLocation::parse)
            .meaning("The public keys of whoever issues tokens: a JWKS file, or its https address; without it no token counts");

    static final Setting<String> ISSUER = Setting.text("security_jwt_issuer").meaning("The one issuer (iss) whose tokens count");

    static final Setting<String> AUDIENCE = Setting.text("security_jwt_audience").meaning("The audience (aud) that a token must name: this application");

    static final Setting<TokenAlgorithm.Choice> ALGORITHMS = Setting.custom("security_jwt_algorithms", TokenAlgorithm.Choice::parse)
            .withDefault(TokenAlgorithm.Choice.USUAL).meaning("The signatures that count, separated by commas");

    static final Setting<String> ROLES_CLAIM = Setting.text("security_jwt_roles_claim").withDefault("roles")
            .meaning("The claim that lists roles; dots lead into objects, as in realm_access.roles");

    static final Setting<Duration> CLOCK_SKEW = Setting.duration("security_jwt_clock_skew", Duration.ZERO, LARGEST_SKEW).withDefault(Duration.ofSeconds(30))
            .meaning("How far the issuer's clock may be off");

    @Override
    public List<Setting<?>> settings() {
        return List.of(JWKS, ISSUER, AUDIENCE, ALGORITHMS, ROLES_CLAIM, CLOCK_SKEW);
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        List<ConfigurationViolation> violations = new ArrayList<>();
        if (configuration.find(JWKS).isEmpty()) {
            return violations;
        }
        for (Setting<String> needed : List.of(ISSUER, AUDIENCE)) {
            if (configuration.find(needed).isEmpty()) {
                violations.add(configuration.violation(needed, "needed_with_jwks", "Without it, a token made for somebody else would count here.",
                        "Set it to what the issuer writes into its tokens, or unset security_jwt_jwks."));
            }
        }
        if (configuration.value(JWKS).isMissingFile()) {
            violations.add(configuration.violation(JWKS, "readable_file", "There is no such file, or it cannot be read.", "Put the issuer's keys there."));
        }
        return violations;
    }
}
