package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    /** RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"} | {\"a\":null} | {}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
        "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
        "[\"a\",\"b\"] | [\"c\",\"d\"] | [\"c\",\"d\"]",
        "{\"a\":\"b\"} | [\"c\"] | [\"c\"]",
        "{\"a\":\"foo\"} | null | null",
        "{\"a\":\"foo\"} | \"bar\" | \"bar\"",
        "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
        "[1,2] | {\"a\":\"b\",\"c\":null} | {\"a\":\"b\"}",
        "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}"})
    void examplesOfTheStandardHold(String target, String patch, String result) {
        assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }

    @Test
    void removedFieldIsNullAmongTheChanges() {
        JsonObject target = json("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}").asJsonObject();

        assertThat(MergePatch.changes(target, json("{\"a\":null,\"b\":{\"c\":null}}").asJsonObject()))
                .hasToString("{\"a\":null,\"b\":{\"d\":3}}");
    }

    @Property
    void emptyPatchChangesNothing(@ForAll("objects") JsonObject target) {
        assertThat(MergePatch.apply(target, JsonValue.EMPTY_JSON_OBJECT)).isEqualTo(target);
    }

    @Property
    void secondTimeChangesNothingMore(@ForAll("objects") JsonObject target, @ForAll("objects") JsonObject patch) {
        JsonValue once = MergePatch.apply(target, patch);

        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        Arbitrary<JsonValue> leaves = Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, Json.createValue(1), Json.createValue("x"),
                JsonValue.EMPTY_JSON_ARRAY);
        Arbitrary<String> names = Arbitraries.of("a", "b", "c");
        Arbitrary<JsonObject> flat = Arbitraries.maps(names, leaves).ofMaxSize(3).map(MergePatchTest::object);
        return Arbitraries.maps(names, Arbitraries.oneOf(leaves, flat.map(JsonValue.class::cast))).ofMaxSize(3).map(MergePatchTest::object);
    }

    private static JsonObject object(Map<String, JsonValue> fields) {
        return Json.createObjectBuilder(Map.copyOf(fields)).build();
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
