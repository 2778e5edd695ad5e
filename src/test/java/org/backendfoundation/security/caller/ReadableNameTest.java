package org.backendfoundation.security.caller;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Zażółć Gęślą", "李小龍", "O'Brien-Smith, PhD", "deploy (blue) #2", "👩 Ada", "❤\ufe0f", "boot strap",
        "systematic",
        "anonymous2", "ß"})
    void otherNamesAreReadable(String name) {
        assertThat(ReadableName.fault(name)).isEmpty();
        assertThat(ReadableName.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a\u0085b|U+0085 (NEXT LINE (NEL))", "a\u009bb|U+009B (CONTROL SEQUENCE INTRODUCER)", "a\u2028b|U+2028 (LINE SEPARATOR)",
        "a\u2029b|U+2029 (PARAGRAPH SEPARATOR)",
        "a\u202eb|U+202E (RIGHT-TO-LEFT OVERRIDE)", "a\u2066b|U+2066 (LEFT-TO-RIGHT ISOLATE)", "a\u200fb|U+200F (RIGHT-TO-LEFT MARK)",
        "boot\u200bstrap|U+200B (ZERO WIDTH SPACE)", "a\u200db|U+200D (ZERO WIDTH JOINER)", "\ufeffa|U+FEFF (ZERO WIDTH NO-BREAK SPACE)",
        "a\u00adb|U+00AD (SOFT HYPHEN)",
        "a\u0007b|U+0007 (BEL)", "a\u001bb|U+001B (ESCAPE)", "a\u007fb|U+007F (DELETE)", "a\u3164b|U+3164 (HANGUL FILLER)",
        "a\u2800b|U+2800 (BRAILLE PATTERN BLANK)"})
    void characterThatShowsNothingIsNamed(String name, String character) {
        assertThat(ReadableName.fault(name)).contains("must not contain " + character);
        assertThat(ReadableName.fault(ReadableName.of(name)).filter(fault -> !fault.contains("look like"))).isEmpty();
    }

    @Test
    void halfOfASurrogatePairIsNamed() {
        assertThat(ReadableName.fault("conf\ud800")).contains("must not contain U+D800 (HIGH SURROGATES D800)");
        assertThat(ReadableName.of("conf\ud800")).isEqualTo("conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Ada", "Ada ", "bootstrap ", "Ada\u00a0", "\u3000Ada", "Ada\u2007", "Ada\u202f"})
    void blankAtAnEndIsNamed(String name) {
        assertThat(ReadableName.fault(name).orElseThrow()).startsWith("must not begin or end with U+");
        assertThat(ReadableName.of(name)).isIn("Ada", "bootstrap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"system", "System", "SYSTEM", "ｓｙｓｔｅｍ", "ſystem", "syﬆem", "ⓢⓨⓢⓣⓔⓜ", "𝐬𝐲𝐬𝐭𝐞𝐦", "Bootstrap", "boot\ufe0fstrap",
                "ANONYMOUS", "ᴮootstrap"})
    void namesakeOfAWellKnownActorIsRefused(String name) {
        assertThat(ReadableName.fault(name).orElseThrow())
                .matches("must not look like '(system|bootstrap|anonymous)', which is the application's own");
    }

    @Test
    void whatSaysNothingIsUnnamed() {
        assertThat(ReadableName.of(" \u200b\n")).isEqualTo("unnamed");
        assertThat(ReadableName.of("")).isEqualTo("unnamed");
    }

    @Property
    void everyTextMakesAReadableNameOrThatOfAWellKnownActor(@ForAll String text) {
        String name = ReadableName.of(text);

        assertThat(ReadableName.namesake(name).or(() -> ReadableName.fault(name))).isEqualTo(ReadableName.namesake(name));
        assertThat(ReadableName.of(name)).isEqualTo(name);
    }
}
