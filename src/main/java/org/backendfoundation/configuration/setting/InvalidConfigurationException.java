package org.backendfoundation.configuration.setting;

import java.util.List;
import org.backendfoundation.configuration.rule.ConfigurationError;
import org.backendfoundation.problem.ProblemException;

/**
 * Stops the start. The message is the whole report, for the person who reads the server's log or the answer of its command line;
 * there is no stack trace, because where it was thrown says nothing to that person.
 */
public class InvalidConfigurationException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public InvalidConfigurationException(List<ConfigurationViolation> violations) {
        super(ConfigurationError.CONFIGURATION_INVALID, ConfigurationReport.of(violations));
        setStackTrace(new StackTraceElement[0]);
    }
}
