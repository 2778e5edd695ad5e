package org.backendfoundation.configuration.rule;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** The ways in which configuration, or a request about it, can be wrong. */
public enum ConfigurationError implements ErrorCode {

    CONFIGURATION_INVALID(Kind.INTERNAL, "The configuration breaks rules."),
    CONFIGURATION_VALUE_INVALID(Kind.INVALID, "A value breaks a rule of the configuration."),
    CONFIGURATION_VALUE_MISSING(Kind.INTERNAL, "A setting that is needed has no value."),
    ORIGIN_REQUIRED(Kind.INVALID, "The question about an origin names none.");

    private final Kind kind;
    private final String title;

    ConfigurationError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
