package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParameterTest {

    @Test
    void textIsReadAsItsType() {
        assertThat(StrictJson.parameter("p", "12.50", BigDecimal.class)).isEqualTo(new BigDecimal("12.50"));
        assertThat(StrictJson.parameter("p", "true", Boolean.class)).isEqualTo(true);
        assertThat(StrictJson.parameter("p", "2026-01-31", LocalDate.class)).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(StrictJson.parameter("p", "12", String.class)).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "1e99", "99999999999", "0x1", " 1"})
    void whatIsNoWholeNumberIsRefused(String text) {
        assertThatThrownBy(() -> StrictJson.parameter("p", text, Integer.class)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.violations()).hasSize(1).allMatch(violation -> violation.pointer().equals("p")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "-0001-01-01", "+10000-01-01", "2026-02-30", "2026-1-1"})
    void dateThatHasNotFourDigitsOrIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> StrictJson.parameter("p", text, LocalDate.class)).isInstanceOf(ProblemException.class);
    }

    @Test
    void characterThatCannotBeStoredIsRefused() {
        assertThatThrownBy(() -> StrictJson.parameter("p", "a\0b", String.class)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.violations()).extracting("rule").isEqualTo(List.of("format")));
    }
}
