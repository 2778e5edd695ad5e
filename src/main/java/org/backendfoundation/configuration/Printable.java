package org.backendfoundation.configuration;

/** Makes a text from outside fit for one line of a report. */
public final class Printable {

    /** Stands for every secret. */
    static final String MASK = "***";

    private static final int LONGEST = 120;

    private Printable() {
    }

    /** In quotes, cut, and without characters that could forge a line of the log. */
    public static String quote(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        StringBuilder line = new StringBuilder("\"");
        cut.codePoints().forEach(c -> line.append(isPrintable(c) ? Character.toString(c) : "\\u%04x".formatted(c)));
        return line.append('"').toString();
    }

    /** Whether every character can be shown in a line, and stored: controls, formatting, line separators and halves of a surrogate pair cannot. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Printable::isPrintable);
    }

    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
