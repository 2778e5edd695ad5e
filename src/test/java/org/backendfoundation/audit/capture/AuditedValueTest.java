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

    private static AuditedValue list(boolean isOrdered, String... elements) {
        return AuditedValue.list(Stream.of(elements).map(AuditedValue::of), isOrdered);
    }
}
