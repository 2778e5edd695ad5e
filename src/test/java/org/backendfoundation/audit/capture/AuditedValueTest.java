package org.backendfoundation.audit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditedValueTest {

    @Test
    void numberIsTheSameWithMoreZeros() {
        assertThat(AuditedValue.of(new BigDecimal("5.00")).isSame(AuditedValue.of(new BigDecimal("5")))).isTrue();
        assertThat(AuditedValue.of(new BigDecimal("5.00")).shown()).hasToString("5.00");
    }

    @Test
    void orderCountsWhereTheDatabaseKeepsIt() {
        assertThat(list(false, "b", "a").isSame(list(false, "a", "b"))).isTrue();
        assertThat(list(true, "b", "a").isSame(list(true, "a", "b"))).isFalse();
    }

    @Test
    void maskedKeyMasksTheMap() {
        Map.Entry<AuditedValue, AuditedValue> entry = Map.entry(AuditedValue.of("key").masked(), AuditedValue.of("value"));

        assertThat(AuditedValue.map(List.of(entry)).shown()).hasToString("\"***\"");
    }

    @Test
    void partsAreMaskedEachForItself() {
        AuditedValue object = AuditedValue.object(Map.of("secret", AuditedValue.of("a").masked(), "none", AuditedValue.NONE));

        assertThat(object.shown()).hasToString("{\"secret\":\"***\"}");
        assertThat(AuditedValue.NONE.masked().isPresent()).isFalse();
    }

    @Test
    void partsAreShownAsFarAsTheyDiffer() {
        AuditedValue before = AuditedValue.parts(Map.of("same", part("nut", 1), "changed", part("nut", 1), "gone", part("nut", 1)));
        AuditedValue after = AuditedValue.parts(Map.of("same", part("nut", 1), "changed", part("nut", 2)));

        assertThat(before.shownBeside(after).asJsonObject()).containsOnlyKeys("changed", "gone");
        assertThat(before.shownBeside(after).asJsonObject().getJsonObject("changed")).hasToString("{\"pieces\":1}");
        assertThat(after.shownBeside(before)).hasToString("{\"changed\":{\"pieces\":2}}");
        assertThat(before.isSame(after)).isFalse();
        assertThat(after.isSame(AuditedValue.parts(Map.of()))).isFalse();
    }

    @Test
    void valueOfAPartThatNobodyReadIsNoDifference() {
        AuditedValue unread = AuditedValue.parts(Map.of("id", Map.of("pieces", AuditedValue.of(1))));

        assertThat(unread.isSame(AuditedValue.parts(Map.of("id", part("nut", 1))))).isTrue();
    }

    private static Map<String, AuditedValue> part(String article, int pieces) {
        return Map.of("article", AuditedValue.of(article), "pieces", AuditedValue.of(pieces));
    }

    private static AuditedValue list(boolean isOrdered, String... elements) {
        return AuditedValue.list(Stream.of(elements).map(AuditedValue::of), isOrdered);
    }
}
