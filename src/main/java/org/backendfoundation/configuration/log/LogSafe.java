package org.backendfoundation.configuration.log;

/** Makes foreign text safe for one line of a report or a log. */
public final class LogSafe {

    /** Replaces every secret. */
    public static final String MASK = "***";

    private static final int LONGEST = 120;

    private LogSafe() {
    }

    /** The text in quotes, shortened, and without characters that could forge a log line. */
    public static String quote(String text) {
        return '"' + line(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + '"';
    }

    /**
     * The whole text on one line. A character that ends a line on some terminal, moves its cursor, changes the writing direction or is
     * invisible becomes its code point.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.append(isPrintable(c) ? Character.toString(c) : escape(c)));
        return line.toString();
    }

    private static String escape(int c) {
        return (c > Character.MAX_VALUE ? "\\u{%x}" : "\\u%04x").formatted(c);
    }

    /**
     * Whether a line can show every character, and the database store it. Controls, formatting, line separators and halves of a surrogate
     * pair are excluded.
     */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(LogSafe::isPrintable);
    }

    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
