package org.backendfoundation.configuration.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.configuration.rule.SettingRuleException;

/** Turns the parameters of a connection URL, libpq's or pgjdbc's, into pgjdbc's. */
final class UrlParameters {

    private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final int LONGEST_NAME = 40;

    private UrlParameters() {
    }

    static boolean isKnown(String name) {
        return name.equals("ssl") || JdbcParameters.ALLOWED.containsKey(name) || LibpqParameters.ALLOWED.containsKey(name)
                || RefusedParameters.REASONS.containsKey(name);
    }

    static Map<String, String> translate(UrlParts parts) {
        Map<String, String> translated = new LinkedHashMap<>();
        parts.parameters().forEach((name, value) -> {
            if (!name.equals("ssl")) {
                add(translated, name, value);
            }
        });
        if (parts.parameters().containsKey("ssl")) {
            translated.putIfAbsent("sslmode", sslMode(parts.parameters().get("ssl"), parts.isJdbc()));
        }
        refuseSystemStore(translated);
        return translated;
    }

    private static void add(Map<String, String> translated, String name, String value) {
        if (RefusedParameters.isAsTheDriverDoes(name, value)) {
            return;
        }
        ParameterRule rule = rule(name);
        if (translated.put(rule.name(), rule.translate().apply(name, value)) != null) {
            throw new SettingRuleException("parameter_twice", "The parameter " + name + " is given twice, once under its other name.",
                    "Give it once.");
        }
    }

    private static ParameterRule rule(String name) {
        if (RefusedParameters.REASONS.containsKey(name)) {
            throw new SettingRuleException("parameter_refused", "The parameter " + name + " is refused.",
                    RefusedParameters.REASONS.get(name));
        }
        ParameterRule rule = LibpqParameters.ALLOWED.getOrDefault(name, JdbcParameters.ALLOWED.get(name));
        if (rule == null) {
            boolean isFitToShow = name.length() <= LONGEST_NAME && name.chars().allMatch(UrlCutter::isWord);
            throw unknown(isFitToShow ? "parameter " + name : "parameter with a name that is no word");
        }
        return rule;
    }

    static SettingRuleException unknown(String parameter) {
        return new SettingRuleException("parameter_unknown", "The " + parameter + " is unknown.",
                "Use the names of libpq or of pgjdbc; if it is a part of the password, write its & as %26 and its ? as %3F.");
    }

    /** pgjdbc verifies fully where only {@code ssl=true} is said, libpq encrypts only; asyncpg takes modes here. */
    private static String sslMode(String value, boolean isJdbc) {
        if (SSL_MODES.contains(value)) {
            return value;
        }
        return switch (value) {
            case "", "true" -> isJdbc ? "verify-full" : "require";
            case "false" -> "prefer";
            default ->
                throw new SettingRuleException("parameter_value", "The value of the parameter ssl is neither true nor false nor a mode.",
                        "Use sslmode=verify-full, or require to encrypt only.");
        };
    }

    private static void refuseSystemStore(Map<String, String> parameters) {
        if ("system".equals(parameters.get("sslrootcert"))) {
            throw new SettingRuleException("parameter_value", "The JVM driver takes sslrootcert=system for a file name.",
                    "Use sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory for the JVM's own certificates.");
        }
    }
}
