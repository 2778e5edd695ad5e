package org.backendfoundation.security.jwt;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * The signatures that a token may have (RFC 7518, RFC 8037): those made with a private key and checked with a public one. {@code none} and
 * the symmetric ones cannot be named, so no configuration lets a public key pass for a shared secret.
 */
public enum TokenAlgorithm {
    RS256("RS256"), RS384("RS384"), RS512("RS512"),
    PS256("PS256"), PS384("PS384"), PS512("PS512"),
    ES256("ES256"), ES384("ES384"), ES512("ES512"),
    EDDSA("EdDSA");

    private final String registered;

    TokenAlgorithm(String registered) {
        this.registered = registered;
    }

    /** Finds an algorithm by its exact registered name. */
    static Optional<TokenAlgorithm> find(String name) {
        return Stream.of(values()).filter(algorithm -> algorithm.registered.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return registered;
    }

    /** Some of them, in the order of the configuration. */
    public record Choice(Set<TokenAlgorithm> algorithms) {

        static final Choice USUAL = new Choice(new LinkedHashSet<>(Arrays.asList(RS256, PS256, ES256, EDDSA)));

        /** @throws SettingRuleException for a name that is none of them */
        public static Choice parse(String text) {
            Set<TokenAlgorithm> chosen = new LinkedHashSet<>();
            for (String name : text.split(",")) {
                chosen.add(find(name.strip()).orElseThrow(() -> new SettingRuleException("jwt_algorithm",
                        "An algorithm is none of those with a public key.",
                        "Choose from " + Arrays.toString(values()) + ", separated by commas.")));
            }
            return new Choice(chosen);
        }

        boolean contains(TokenAlgorithm algorithm) {
            return algorithms.contains(algorithm);
        }

        @Override
        public String toString() {
            return algorithms.stream().map(TokenAlgorithm::toString).collect(Collectors.joining(","));
        }
    }
}
