package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @Test
    void cellsThatNeedItAreQuoted() {
        assertThat(csv("plain", "with, comma", "with \"quote\"", "two\r\nlines", null, ""))
                .isEqualTo("plain,\"with, comma\",\"with \"\"quote\"\"\",\"two\r\nlines\",,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void formulasAreGuarded(String formula) {
        assertThat(csv(formula)).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void carriageReturnAtTheBeginningIsGuardedAndQuoted() {
        assertThat(csv("\r=1")).isEqualTo("\"'\r=1\"\r\n");
    }

    /** So that what is exported can be imported. */
    @Property
    void guardIsTakenAwayAgain(@ForAll String text) {
        String guarded = CsvText.guarded(text);

        assertThat(CsvText.unguarded(guarded)).isEqualTo(text);
        assertThat(guarded.isEmpty() || "=+-@\t\r".indexOf(guarded.charAt(0)) < 0).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "'=", "''-1", "'a", "=", "-"})
    void guardThatWasThereBeforeStays(String text) {
        assertThat(CsvText.unguarded(CsvText.guarded(text))).isEqualTo(text);
    }

    @Test
    void fileFromElsewhereNeedsAGuardOnlyWhereTheTextHasOneItself() {
        assertThat(List.of("-HZ", "'-HZ", "''-HZ", "'Quoted' Inc").stream().map(CsvText::unguarded))
                .containsExactly("-HZ", "-HZ", "'-HZ", "'Quoted' Inc");
    }

    @Test
    void headerHasNoGuard() {
        assertThat(CsvText.line(List.of("id", "address.city"))).isEqualTo("id,address.city\r\n");
    }

    private static String csv(String... texts) {
        return CsvText.guardedLine(Arrays.asList(texts));
    }
}
