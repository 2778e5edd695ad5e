package org.backendfoundation.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AuditValuesTest {

    @Test
    void valuesKeepTheirKind() {
        assertThat(AuditValues.of(null)).isEqualTo(JsonValue.NULL);
        assertThat(AuditValues.of(new BigDecimal("1.50"))).hasToString("1.50");
        assertThat(AuditValues.of(true)).isEqualTo(JsonValue.TRUE);
        assertThat(AuditValues.of(List.of("a", 1))).hasToString("[\"a\",1]");
        assertThat(AuditValues.of(Map.of("a", 1L))).hasToString("{\"a\":1}");
        assertThat(AuditValues.of(new byte[] {1, 2})).hasToString("\"AQI=\"");
        assertThat(AuditValues.of(OffsetDateTime.parse("2026-01-31T12:00:00.000001+01:00"))).hasToString("\"2026-01-31T11:00:00.000001Z\"");
        assertThat(AuditValues.of(Double.NaN)).hasToString("\"NaN\"");
    }

    @Test
    void longTextIsKnownByItsDigest() {
        JsonObject kept = AuditValues.of("a".repeat(AuditValues.LONGEST_TEXT + 1)).asJsonObject();

        assertThat(kept.getInt("length")).isEqualTo(AuditValues.LONGEST_TEXT + 1);
        assertThat(kept.getString("sha256")).isEqualTo("008ffc88d3c96a9f307524eb361e47c5222a887fc45fa0c1fb8d429c5c23b430");
        assertThat(AuditValues.of("a".repeat(AuditValues.LONGEST_TEXT))).isInstanceOf(JsonString.class);
    }

    @Test
    void nestedTextsAreMadeStorableToo() {
        JsonObject metadata = Json.createObjectBuilder().add("a\0", Json.createArrayBuilder().add("b\0").add(1.0)).build();

        assertThat(AuditValues.storable(metadata)).hasToString("{\"a\uFFFD\":[\"b\uFFFD\",1.0]}");
    }

    @Property
    void whatIsKeptCanBeStored(@ForAll String text) {
        String storable = AuditValues.storable(text);

        assertThat(storable).doesNotContain("\0").hasSameSizeAs(text);
        assertThat(storable.codePoints().noneMatch(point -> point <= Character.MAX_VALUE && Character.isSurrogate((char) point))).isTrue();
    }
}
