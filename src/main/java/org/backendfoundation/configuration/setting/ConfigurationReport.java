package org.backendfoundation.configuration.setting;

import java.util.List;
import java.util.stream.Stream;

/** All violations as one readable text. */
public final class ConfigurationReport {

    private ConfigurationReport() {
    }

    static String of(List<ConfigurationViolation> violations) {
        StringBuilder report = new StringBuilder("The configuration breaks ")
                .append(violations.size() == 1 ? "one rule" : violations.size() + " rules")
                .append("; the application does not start.");
        for (int i = 0; i < violations.size(); i++) {
            report.append(paragraph(i + 1, violations.get(i)));
        }
        return report.append('\n').toString();
    }

    /** The warnings, one per line. */
    public static Stream<String> warnings(List<ConfigurationViolation> warnings) {
        return warnings.stream()
                .map(warning -> warning.key() + ": " + warning.message() + " " + warning.remedy() + " [" + warning.rule() + "]");
    }

    private static String paragraph(int number, ConfigurationViolation violation) {
        return """


                %2s. %s: %s [%s]
                    value:      %s
                    source:     %s
                    what to do: %s""".formatted(number, violation.key(), violation.message(), violation.rule(), violation.value(),
                violation.source(), violation.remedy());
    }
}
