package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternTest {

    private static final List<
            String> TEXTS = List.of("", "a", "b", "ab", "a|b", "a-b", "a b", "a\u00a0b", "a\tb", "12", "12-34", "A1_", "x]", "x}",
                    "\"", "a\n", "aa", "aaa", "a.b@c", "\u000b");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"a|b,^(?:a|b)$", "[a-z]{2},^(?:[a-z]{2})$", "\\d+(?:-\\d+)?,^(?:\\d+(?:-\\d+)?)$",
        "^a$,^(?:^a$)$", "a\\-b,^(?:a-b)$", "[\\w\\-.]+,^(?:[\\w\\-.]+)$", "a\\sb,^(?:a[ \\t\\n\\x0B\\f\\r]b)$",
        "[^\\s]*,^(?:[^ \\t\\n\\x0B\\f\\r]*)$", "\\S,^(?:[^ \\t\\n\\x0B\\f\\r])$", "x],^(?:x\\])$", "x},^(?:x\\})$", "\\\",^(?:\")$",
        "(?=a).+,^(?:(?=a).+)$", "a+?,^(?:a+?)$", "\\x41\\u0031_,^(?:\\x41\\u0031_)$", "[a-],^(?:[a-])$", "\\.\\*,^(?:\\.\\*)$"})
    void expressionIsMatchedWholeBySearch(String java, String portable) {
        assertThat(PortablePattern.of(java)).contains(portable);
        assertThat(TEXTS).allSatisfy(text -> assertThat(Pattern.compile(inJava(portable)).matcher(text).find()).as(text)
                .isEqualTo(Pattern.matches(java, text)));
    }

    /** There it is the end, in Java also what is before a last line break. */
    private static String inJava(String portable) {
        return portable.substring(0, portable.length() - 1) + "\\z";
    }

    @ParameterizedTest
    @ValueSource(strings = {"a++", "a{2}+", "\\p{Alpha}", "\\p{L}", "(?i)a", "(?>a)", "(?<=a)b", "(?<name>a)", "\\bword\\b", "(a)\\1",
        "[a-z&&[^b]]", "[a[b]]", "[]a]", "\\Qa\\E", "\\Aa\\z", "\\h", "\\R", "[\\S]", "\\0101", "a$\\n", "\uD83D\uDE00", "\\x{41}",
        "[\\w-z]",
        "[a-\\d]", "\\ud83d", "\\", "[a", "a{,2}"})
    void whatJavaAloneReadsSoIsLeftOut(String java) {
        assertThat(PortablePattern.of(java)).isEmpty();
    }
}
