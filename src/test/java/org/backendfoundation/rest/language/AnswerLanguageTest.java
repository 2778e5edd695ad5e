package org.backendfoundation.rest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backendfoundation.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the messages of the sample, which are on the class path of the tests. */
class AnswerLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de|de", "de-CH|de", "fr, de;q=0.5|de", "en;q=0.4, de|de", "DE|de"})
    void languageThatThereIsIsChosen(String preferred, String tag) {
        assertThat(AnswerLanguage.tag(AnswerLanguage.of(preferred))).isEqualTo(tag);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "en", "en-GB, de;q=0.9", "fr", "*", ";;;", "de;q=2", "de;q=0"})
    void anythingElseIsEnglish(String preferred) {
        assertThat(AnswerLanguage.of(preferred)).isEqualTo(AnswerLanguage.ENGLISH);
    }

    @Test
    void longListIsEnglish() {
        assertThat(AnswerLanguage.of("de, ".repeat(100) + "fr")).isEqualTo(AnswerLanguage.ENGLISH);
    }

    @Test
    void languageIsThatOfTheThreadUntilItsEnd() {
        AnswerLanguage.begin("de");
        assertThat(AnswerLanguage.current()).isEqualTo(Locale.GERMAN);

        AnswerLanguage.end();
        assertThat(AnswerLanguage.current()).isEqualTo(AnswerLanguage.ENGLISH);
    }

    @Test
    void ruleOfTheFoundationHasTheWordsOfTheLanguageWithItsFacts() {
        Violation range = Violation.of("limit", "range", "Must be between 1 and 200.", 1, 200);

        assertThat(Messages.of(range, Locale.GERMAN)).isEqualTo("Muss zwischen 1 und 200 liegen.");
        assertThat(Messages.of(range.at("/limit"), Locale.GERMAN)).isEqualTo("Muss zwischen 1 und 200 liegen.");
        assertThat(Messages.of(range, AnswerLanguage.ENGLISH)).isEqualTo("Must be between 1 and 200.");
    }

    @Test
    void whatHasNoWordsStaysEnglish() {
        assertThat(Messages.of(new Violation("a", "single", "Must be given once."), Locale.GERMAN)).isEqualTo("Must be given once.");
        assertThat(Messages.of(new Violation("a", "range", "Must be less."), Locale.GERMAN)).isEqualTo("Must be less.");
        assertThat(Messages.of(new Violation("a", "one_of", "Bitte a.", Optional.empty()), Locale.GERMAN)).isEqualTo("Bitte a.");
    }

    @Test
    void messageMayBeTheNameOfOne() {
        Violation named = new Violation("/weight", "heavy", "{parcel.heavy}");

        assertThat(Messages.of(named, Locale.GERMAN)).startsWith("Darf höchstens");
        assertThat(Messages.of(named, AnswerLanguage.ENGLISH)).startsWith("Must weigh");
        assertThat(List.of("{nothing}", "{}", "{a} and {b}"))
                .allSatisfy(text -> assertThat(Messages.of(new Violation("", "x", text), Locale.GERMAN)).isEqualTo(text));
    }
}
