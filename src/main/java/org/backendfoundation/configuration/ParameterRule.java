package org.backendfoundation.configuration;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One connection parameter that is accepted.
 *
 * @param name      pgjdbc's name for it
 * @param translate its value as pgjdbc wants it, or a {@link RuleException}
 */
record ParameterRule(String name, UnaryOperator<String> translate) {

    static ParameterRule text(String name) {
        return new ParameterRule(name, UnaryOperator.identity());
    }

    /** A whole number that is not negative. */
    static ParameterRule whole(String name) {
        return new ParameterRule(name, value -> {
            if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw broken(name, "a whole number");
            }
            return Integer.toString(Integer.parseInt(value));
        });
    }

    /** A whole number, or -1, by which the driver means something of its own. */
    static ParameterRule wholeOrMinusOne(String name) {
        return new ParameterRule(name, value -> value.equals("-1") ? value : whole(name).translate().apply(value));
    }

    static ParameterRule flag(String name) {
        return oneOf(name, "true", "false");
    }

    static ParameterRule oneOf(String name, String... values) {
        return new ParameterRule(name, value -> {
            if (!List.of(values).contains(value)) {
                throw broken(name, "one of " + String.join(", ", values));
            }
            return value;
        });
    }

    /** One of the keys, of which each means something else to pgjdbc. */
    static ParameterRule mapped(String given, String name, Map<String, String> values) {
        return new ParameterRule(name, value -> {
            if (!values.containsKey(value)) {
                throw broken(given, "one of " + String.join(", ", values.keySet().stream().sorted().toList()));
            }
            return values.get(value);
        });
    }

    private static RuleException broken(String name, String expected) {
        return new RuleException("parameter_value", "The value of the parameter " + name + " is not " + expected + ".",
                "Correct it, or leave the parameter out.");
    }
}
