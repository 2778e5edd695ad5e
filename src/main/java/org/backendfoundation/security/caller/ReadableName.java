package org.backendfoundation.security.caller;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.rest.request.Caller;

/**
 * Which texts may name somebody or something to a person: those that cannot be mistaken for another text in a log line or on a page.
 * Similar letters of two alphabets are allowed.
 */
public final class ReadableName {

    /**
     * Letters, marks and a symbol that show nothing: among Unicode's Default_Ignorable_Code_Point those that are no format characters, and
     * the blank of Braille.
     */
    private static final String INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";
    private static final Set<String> WELL_KNOWN = Stream.of(Caller.SYSTEM, Caller.ANONYMOUS, Caller.BOOTSTRAP).map(Caller::name)
            .collect(Collectors.toSet());
    private static final String UNNAMED = "unnamed";

    private ReadableName() {
    }

    /** What is wrong with a name, as a sentence's end: {@code must not contain …}. Nothing where it is readable; an empty one is. */
    public static Optional<String> fault(String name) {
        return name.codePoints().filter(c -> !isVisible(c)).mapToObj(c -> "must not contain " + described(c)).findFirst()
                .or(() -> blankEnd(name).map(c -> "must not begin or end with " + described(c)))
                .or(() -> namesake(name).map(known -> "must not look like '" + known + "', which is the application's own"));
    }

    /** A readable name made of any text, which says as much of it as can be said. It may be that of a well-known actor. */
    public static String of(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().map(c -> isVisible(c) ? c : ' ').forEach(name::appendCodePoint);
        String readable = stripped(name.toString());
        return readable.isEmpty() ? UNNAMED : readable;
    }

    /** The built-in actor for which people may take this name. */
    public static Optional<String> namesake(String name) {
        return Optional.of(folded(name)).filter(WELL_KNOWN::contains);
    }

    private static boolean isVisible(int c) {
        return LogSafe.isPrintable(c) && INVISIBLE.indexOf(c) < 0;
    }

    private static Optional<Integer> blankEnd(String name) {
        return name.isEmpty() ? Optional.empty()
                : Stream.of(name.codePointAt(0), name.codePointBefore(name.length())).filter(ReadableName::isBlank).findFirst();
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** {@link String#strip} leaves those blanks that forbid a line's end. */
    private static String stripped(String name) {
        int[] points = name.codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (from < to && isBlank(points[from])) {
            from++;
        }
        while (to > from && isBlank(points[to - 1])) {
            to--;
        }
        return new String(points, from, to - from);
    }

    /** Compatible forms, upper and lower case are one (Unicode, section 3.13); variations of a character too. */
    private static String folded(String name) {
        StringBuilder visible = new StringBuilder();
        compatible(name).codePoints().filter(c -> isVisible(c) && !isVariationSelector(c)).forEach(visible::appendCodePoint);
        return stripped(compatible(visible.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)));
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String described(int c) {
        return String.format(Locale.ROOT, "U+%04X (%s)", c, Character.getName(c));
    }
}
