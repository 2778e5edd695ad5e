package org.backendfoundation.audit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    @Test
    void whatIsStoredInOtherLettersIsToldAsItIsStored() {
        assertThat(StoredForm.of("DE89 3704", "x9Kq")).isEqualTo("x9Kq");
        assertThat(StoredForm.of("DE89", new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
        assertThat(StoredForm.of("1", "1".getBytes(StandardCharsets.UTF_8))).isInstanceOf(byte[].class);
    }

    @Test
    void otherNotationOfTheSameIsToldAsTheEntityHasIt() {
        UUID id = UUID.randomUUID();
        Object json = Json.createObjectBuilder().add("a", 1).add("b", Json.createArrayBuilder().add(true)).build();

        assertThat(StoredForm.of(id, id.toString())).isSameAs(id);
        assertThat(StoredForm.of(json, "{\"a\": 1, \"b\": [true]}")).isSameAs(json);
        assertThat(StoredForm.of(List.of("client", "admin"), "{client,admin}")).isEqualTo(List.of("client", "admin"));
    }

    @Test
    void elementsAndValuesAreToldEachInItsForm() {
        assertThat(StoredForm.ofEach(Arrays.asList("a", null), element -> element == null ? null : element + "!"))
                .isEqualTo(Arrays.asList("a!", null));
        assertThat(StoredForm.ofEach(Map.of("key", "a"), element -> element + "!")).isEqualTo(Map.of("key", "a!"));
    }
}
