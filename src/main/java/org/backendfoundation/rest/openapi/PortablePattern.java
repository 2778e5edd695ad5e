package org.backendfoundation.rest.openapi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Java expression for JSON Schema, which searches by the expressions of ECMAScript: {@code a|b} becomes {@code ^(?:a|b)$}, because Bean
 * Validation matches the whole text. What the two languages read in two ways, or one of them alone, has no such form: possessive
 * quantifiers, flags, {@code \p{Alpha}}, {@code \b}, references back, classes within classes.
 */
final class PortablePattern {

    private static final String SPACES = " \\t\\n\\x0B\\f\\r";
    /** What stands for itself behind a backslash in ECMAScript, also with its flag {@code u}. */
    private static final String SYNTAX = "^$\\.*+?()[]{}|/";
    private static final Pattern COUNT = Pattern.compile("\\{\\d{1,9}(,\\d{0,9})?\\}");

    private final String java;
    private final StringBuilder made = new StringBuilder();
    private int at;

    /** Leaves the expression, which has no such form. */
    private static final class Untranslatable extends Exception {

        private static final long serialVersionUID = 1L;

        Untranslatable() {
            super(null, null, false, false);
        }
    }

    private PortablePattern(String java) {
        this.java = java;
    }

    /** @return empty if a validator could read it otherwise than Java does */
    static Optional<String> of(String expression) {
        PortablePattern pattern = new PortablePattern(expression);
        try {
            while (pattern.at < expression.length()) {
                pattern.next();
            }
            return Optional.of("^(?:" + pattern.made + ")$");
        } catch (Untranslatable ofJavaAlone) {
            return Optional.empty();
        }
    }

    private void next() throws Untranslatable {
        char here = java.charAt(at);
        switch (here) {
            case '\\' -> escape(false);
            case '[' -> characters();
            case '(' -> group();
            case '*', '+', '?', '{' -> quantifier();
            case '$' -> end();
            case ']', '}' -> take("\\" + here, 1);
            default -> literal(here);
        }
    }

    private void take(String translation, int length) {
        made.append(translation);
        at += length;
    }

    /** A character beyond the basic plane is one in Java, and two for a validator that does not read Unicode. */
    private void literal(char here) throws Untranslatable {
        require(!Character.isSurrogate(here));
        take(String.valueOf(here), 1);
    }

    private void escape(boolean isInClass) throws Untranslatable {
        char escaped = charAt(at + 1);
        if ("dDwWtnrf".indexOf(escaped) >= 0) {
            take("\\" + escaped, 2);
        } else if (escaped == 's') {
            take(isInClass ? SPACES : "[" + SPACES + "]", 2);
        } else if (escaped == 'S' && !isInClass) {
            take("[^" + SPACES + "]", 2);
        } else if (escaped == 'x' || escaped == 'u') {
            number(escaped == 'x' ? 2 : 4);
        } else {
            require(!Character.isLetterOrDigit(escaped) && !Character.isSurrogate(escaped));
            take(SYNTAX.indexOf(escaped) >= 0 || isInClass && escaped == '-' ? "\\" + escaped : String.valueOf(escaped), 2);
        }
    }

    private void number(int digits) throws Untranslatable {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(charAt(at + 2 + i), 16);
            require(digit >= 0);
            code = code * 16 + digit;
        }
        require(!Character.isSurrogate((char) code));
        take(java.substring(at, at + 2 + digits), 2 + digits);
    }

    private void group() throws Untranslatable {
        if (charAt(at + 1) != '?') {
            take("(", 1);
            return;
        }
        require(":=!".indexOf(charAt(at + 2)) >= 0);
        take(java.substring(at, at + 3), 3);
    }

    private void quantifier() throws Untranslatable {
        int length = 1;
        if (java.charAt(at) == '{') {
            var count = COUNT.matcher(java).region(at, java.length());
            require(count.lookingAt());
            length = count.end() - at;
        }
        take(java.substring(at, at + length), length);
        if (at < java.length() && java.charAt(at) == '?') {
            take("?", 1);
        }
        require(at == java.length() || java.charAt(at) != '+');
    }

    /** Within an expression it also stands before a last line break in Java. */
    private void end() throws Untranslatable {
        require(at + 1 == java.length() || ")|".indexOf(java.charAt(at + 1)) >= 0);
        take("$", 1);
    }

    private void characters() throws Untranslatable {
        take("[", 1);
        if (charAt(at) == '^') {
            take("^", 1);
        }
        require(charAt(at) != ']');
        while (charAt(at) != ']') {
            inClass();
        }
        take("]", 1);
    }

    private void inClass() throws Untranslatable {
        char here = charAt(at);
        require(here != '[' && !(here == '&' && charAt(at + 1) == '&'));
        if (here == '\\') {
            boolean isSet = "dDwWs".indexOf(charAt(at + 1)) >= 0;
            escape(true);
            // a range that begins with a set is none in Java, and an error in ECMAScript
            require(!isSet || charAt(at) != '-' || charAt(at + 1) == ']');
        } else {
            boolean beginsRangeToSet = here == '-' && charAt(at + 1) == '\\' && "dDwWs".indexOf(charAt(at + 2)) >= 0;
            require(!beginsRangeToSet);
            literal(here);
        }
    }

    private char charAt(int index) throws Untranslatable {
        require(index < java.length());
        return java.charAt(index);
    }

    private static void require(boolean isTranslatable) throws Untranslatable {
        if (!isTranslatable) {
            throw new Untranslatable();
        }
    }
}
