package org.backendfoundation.configuration;

/** Makes a text from outside fit for one line of a report. */
final class Printable {

    /** Stands for every secret. */
    static final String MASK = "***";

    private static final int LONGEST = 120;

    private Printable() {
    }

    /** In quotes, cut, and without characters that could forge a line of the log. */
    static String quote(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        StringBuilder line = new StringBuilder("\"");
        cut.codePoints().forEach(c -> line.append(isSafe(c) ? Character.toString(c) : "\\u%04x".formatted(c)));
        return line.append('"').toString();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
