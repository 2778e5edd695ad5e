package org.backendfoundation.configuration.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.SettingParser;
import org.backendfoundation.problem.ProblemException;

/**
 * A text that breaks one or more rules of a setting's type. What it says never contains the text itself when that may hold a secret.
 * A {@link SettingParser} throws it; the reader turns every broken rule into a {@link ConfigurationViolation}.
 */
public class SettingRuleException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient List<Broken> broken;

    /**
     * @param rule    the rule's name in lower snake case
     * @param message the facts, as a sentence
     * @param remedy  what to do, as a sentence
     */
    public SettingRuleException(String rule, String message, String remedy) {
        this(List.of(new Broken(rule, message, remedy, null)));
    }

    public SettingRuleException(List<Broken> broken) {
        super(ConfigurationError.CONFIGURATION_VALUE_INVALID,
                broken.stream().map(rule -> rule.message() + " " + rule.remedy()).collect(Collectors.joining(" ")));
        this.broken = List.copyOf(broken);
    }

    /** The first broken rule's name. */
    public String rule() {
        return broken.get(0).rule();
    }

    public List<Broken> broken() {
        return broken;
    }

    /** @param part the part of the value that breaks the rule, or null for the whole */
    public record Broken(String rule, String message, String remedy, String part) {

        public Broken in(String value) {
            return new Broken(rule, message, remedy, value);
        }
    }
}
