package org.backendfoundation.configuration.postgres;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * The rule of one accepted connection parameter.
 *
 * @param name      pgjdbc's name of the parameter
 * @param translate maps the name as given, for messages, and the value to pgjdbc's value, or throws a {@link SettingRuleException}
 */
record ParameterRule(String name, BinaryOperator<String> translate) {

    static ParameterRule text(String name) {
        return new ParameterRule(name, (given, value) -> value);
    }

    /** A whole number that is not negative. */
    static ParameterRule whole(String name) {
        return new ParameterRule(name, ParameterRule::whole);
    }

    /** A whole number, or -1, which has a special meaning for the driver. */
    static ParameterRule wholeOrMinusOne(String name) {
        return new ParameterRule(name, (given, value) -> value.equals("-1") ? value : whole(given, value));
    }

    /** A whole number; a negative one means no limit to libpq, for which pgjdbc uses 0. */
    static ParameterRule limit(String name) {
        return new ParameterRule(name, (given, value) -> {
            String number = whole(given, value.startsWith("-") ? value.substring(1) : value);
            return value.startsWith("-") ? "0" : number;
        });
    }

    static ParameterRule flag(String name) {
        return oneOf(name, "true", "false");
    }

    static ParameterRule oneOf(String name, String... values) {
        return new ParameterRule(name, (given, value) -> {
            if (!List.of(values).contains(value)) {
                throw broken(given, "one of " + String.join(", ", values));
            }
            return value;
        });
    }

    /** One of the keys, of which each means something else to pgjdbc. */
    static ParameterRule mapped(String name, Map<String, String> values) {
        return new ParameterRule(name, (given, value) -> {
            if (!values.containsKey(value)) {
                throw broken(given, "one of " + String.join(", ", values.keySet().stream().sorted().toList()));
            }
            return values.get(value);
        });
    }

    private static String whole(String given, String value) {
        if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw broken(given, "a whole number");
        }
        return Integer.toString(Integer.parseInt(value));
    }

    private static SettingRuleException broken(String given, String expected) {
        return new SettingRuleException("parameter_value", "The value of the parameter " + given + " is not " + expected + ".",
                "Correct it, or leave the parameter out.");
    }
}
