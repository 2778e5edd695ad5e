package org.backendfoundation.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.backendfoundation.problem.ProblemException;

class StrictJsonDamageTest {

    record Target(UUID id, String name, int count, List<Target> children, Map<String, Double> weights) {
    }

    @Property(tries = 200)
    void validTreeIsReadAsItWasWritten(@ForAll("trees") JsonValue tree) {
        assertThat(StrictJson.parse(tree.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(tree);
    }

    @Property(tries = 300)
    void damagedTextEndsInNothingButAProblem(@ForAll("trees") JsonValue tree, @ForAll int place, @ForAll byte value) {
        byte[] text = tree.toString().getBytes(StandardCharsets.UTF_8);
        text[Math.floorMod(place, text.length)] = value;

        onlyProblems(text);
    }

    @Property(tries = 300)
    void arbitraryBytesEndInNothingButAProblem(@ForAll byte[] text) {
        onlyProblems(text);
    }

    @Property(tries = 200)
    void truncatedTextEndsInNothingButAProblem(@ForAll("trees") JsonValue tree, @ForAll int length) {
        byte[] text = tree.toString().getBytes(StandardCharsets.UTF_8);

        onlyProblems(Arrays.copyOf(text, Math.floorMod(length, text.length)));
    }

    @Property(tries = 200)
    void treeThatFitsNoRecordEndsInNothingButAProblem(@ForAll("records") JsonValue tree) {
        onlyProblems(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void onlyProblems(byte[] text) {
        try {
            StrictJson.read(text, Target.class);
        } catch (ProblemException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<JsonValue> trees() {
        return Arbitraries.recursive(StrictJsonDamageTest::scalars, inner -> Arbitraries.oneOf(arrays(inner), objects(names(), inner)), 0,
                3);
    }

    /** Objects with the record's own names and any value, so that the binder is reached with all that it must refuse. */
    @Provide
    Arbitrary<JsonValue> records() {
        return objects(Arbitraries.of("id", "name", "count", "children", "weights"), trees());
    }

    private static Arbitrary<JsonValue> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE),
                names().map(Json::createValue),
                Arbitraries.longs().map(Json::createValue),
                Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1e9), BigDecimal.valueOf(1e9)).ofScale(6).map(Json::createValue));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(12);
    }

    private static Arbitrary<JsonValue> arrays(Arbitrary<JsonValue> inner) {
        return inner.list().ofMaxSize(4).map(values -> {
            JsonArrayBuilder array = Json.createArrayBuilder();
            values.forEach(array::add);
            return array.build();
        });
    }

    private static Arbitrary<JsonValue> objects(Arbitrary<String> names, Arbitrary<JsonValue> inner) {
        return Arbitraries.maps(names, inner).ofMaxSize(4).map(values -> {
            JsonObjectBuilder object = Json.createObjectBuilder();
            values.forEach(object::add);
            return object.build();
        });
    }
}
