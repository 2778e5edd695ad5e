package org.backendfoundation.audit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    private record Money(BigDecimal amount, String currency) {
    }

    private record Account(String iban) {
    }

    @Test
    void whatIsStoredInOtherLettersIsMasked() {
        assertThat(shown("DE89 3704", "x9Kq")).isEqualTo("\"***\"");
        assertThat(shown("DE89", new byte[] {1, 2})).isEqualTo("\"***\"");
        assertThat(shown("1", "1".getBytes(StandardCharsets.UTF_8))).isEqualTo("\"***\"");
        assertThat(shown("DE89", "{\"iv\": \"a\", \"data\": \"x9Kq\"}")).isEqualTo("\"***\"");
        assertThat(shown(new Account("DE89"), "{\"iban\": \"x9Kq\"}")).isEqualTo("\"***\"");
        assertThat(shown(TimeUnit.DAYS, "k3J0c2VjcmV0c2VjcmV0c2VjcmV0")).isEqualTo("\"***\"");
    }

    @Test
    void otherNotationOfTheSameIsShownAsTheEntityHasIt() {
        UUID id = UUID.randomUUID();
        Object json = Json.createObjectBuilder().add("a", 1).add("b", Json.createArrayBuilder().add(true)).build();

        assertThat(shown(id, id.toString())).isEqualTo("\"" + id + "\"");
        assertThat(shown(json, "{\"a\": 1, \"b\": [true]}")).isEqualTo("{\"a\":1,\"b\":[true]}");
        assertThat(shown(List.of("client", "admin"), "{client,admin}")).isEqualTo("[\"client\",\"admin\"]");
        assertThat(shown(TimeUnit.DAYS, "D")).isEqualTo("\"DAYS\"");
        assertThat(shown(true, "Y")).isEqualTo("true");
        assertThat(shown(Instant.EPOCH, OffsetDateTime.parse("1970-01-01T01:00+01:00"))).isEqualTo("\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void objectOfComponentsIsShownByThem() {
        Money money = new Money(new BigDecimal("2.5"), "USD");

        assertThat(shown(money, "{\"currency\": \"USD\", \"amount\": 2.5}")).isEqualTo("{\"amount\":2.5,\"currency\":\"USD\"}");
        assertThat(shown(money, "USD 2.5")).isEqualTo("{\"amount\":2.5,\"currency\":\"USD\"}");
        assertThat(shown(money, "USD 3.5")).isEqualTo("\"***\"");
    }

    @Test
    void entityMayShowWhatItsConverterHides() {
        assertThat(new StoredForm("DE89", "x9Kq").audited(true).shown()).hasToString("\"DE89\"");
    }

    @Test
    void maskedValuesAreComparedAsTheyAre() {
        assertThat(new StoredForm("a", "x1").audited(false).isSame(new StoredForm("a", "x2").audited(false))).isTrue();
        assertThat(new StoredForm("a", "x1").audited(false).isSame(new StoredForm("b", "x1").audited(false))).isFalse();
    }

    private static String shown(Object value, Object stored) {
        return new StoredForm(value, stored).audited(false).shown().toString();
    }
}
