package org.backendfoundation.configuration.origin;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backendfoundation.configuration.rule.SettingRuleException;

/** Which web origins may call, and why: exactly those in {@code cors_origins}. */
public class CorsPolicy {

    private final Map<String, Origin> allowed;

    public CorsPolicy(List<Origin> allowed) {
        this.allowed = allowed.stream().collect(toUnmodifiableMap(Origin::toString, Function.identity()));
    }

    /** @param origin the text of an {@code Origin} header, compared as it is; null if there was none */
    public Decision decide(String origin) {
        return isListed(origin) ? new Decision(origin, true, "It is listed in cors_origins.") : new Decision(origin, false, whyNot(origin));
    }

    private boolean isListed(String origin) {
        return origin != null && allowed.containsKey(origin);
    }

    private String whyNot(String origin) {
        if (origin == null) {
            return "The request names no origin.";
        }
        try {
            Origin asked = Origin.parse(origin);
            return allowed.values().stream().filter(other -> other.host().equals(asked.host())).findAny()
                    .map(other -> "It is not listed in cors_origins; " + other + " is, but scheme, host and port must all be the same.")
                    .orElse("It is not listed in cors_origins.");
        } catch (SettingRuleException e) {
            return "It is no serialized origin. " + e.getMessage();
        }
    }

    /** @param reason a sentence for people */
    public record Decision(String origin, boolean allowed, String reason) {
    }
}
