package org.backendfoundation.testing;

import java.util.List;
import java.util.stream.Stream;

/**
 * The most expensive texts that a caller can send in one header or parameter: repetitions that make a parser backtrack and that break off
 * at their end.
 */
public final class LongTexts {

    private static final int LENGTH = 8192;
    private static final List<
            String> REPEATED = List.of("a", "A", "f", "0", "9", " ", "\t", "-", "_", ".", ":", ",", ";", "=", "\"", "\\", "[", "]",
                    "{", "/", "+", "%", "é", "\u0000",
                    "a ", " a", "a,", "a;", "a=", "a=;", "a=\"", "\"a\"", "\"a\",", "W/\"\",", "W/", "0.", "1.1.1.1.", "a.", "a-", "a_",
                    "::", "0:", "\r\n",
                    "\n", "for=", "for=a;", "for=a,", "http://a");
    private static final List<String> ENDS = List.of("", "!", "\"", ",", ";", "\n");

    private LongTexts() {
    }

    /** @param beginning what the parser must match first to continue */
    public static Stream<String> after(String beginning) {
        return REPEATED.stream().flatMap(repeated -> ENDS.stream().map(end -> text(beginning, repeated, end)));
    }

    private static String text(String beginning, String repeated, String end) {
        int room = LENGTH - beginning.length() - end.length();
        return beginning + repeated.repeat(room / repeated.length()) + end;
    }
}
