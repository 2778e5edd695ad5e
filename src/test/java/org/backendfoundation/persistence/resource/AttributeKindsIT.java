package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.resource.AttributeKind.Filter;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each kind of attribute in each request, on the real server and database. */
@OncePerEngine
class AttributeKindsIT {

    private static Api client;
    private static ClientRows clientRows;
    private static JsonObject schemas;

    /** By entity: a row with the first values, one with the others, one with none, and the first two again. */
    private static final Map<String, List<String>> ROWS = new HashMap<>();

    @BeforeAll
    static void start() {
        SampleServer sample = SampleServer.shared();
        client = sample.one();
        clientRows = new ClientRows(client);
        schemas = sample.openApi().getJsonObject("components").getJsonObject("schemas");
    }

    private static List<String> rows(String entity) {
        return ROWS.computeIfAbsent(entity, known -> Stream.of(body(known, AttributeKind::one), body(known, AttributeKind::other), "{}",
                body(known, AttributeKind::one), body(known, AttributeKind::other)).map(body -> clientRows.create(path(known), body))
                .toList());
    }

    private static String body(String entity, Function<AttributeKind, String> value) {
        return AttributeKind.ALL.stream().filter(kind -> kind.entity().equals(entity))
                .map(kind -> "\"" + kind.name() + "\":" + value.apply(kind)).collect(Collectors.joining(",", "{", "}"));
    }

    private static String path(String entity) {
        return JsonNames.snakeCase(entity.substring(0, 1).toLowerCase(Locale.ROOT) + entity.substring(1)).replace('_', '-') + "s";
    }

    @TestFactory
    Stream<DynamicTest> kindWorksInEachRequest() {
        return AttributeKind.ALL.stream().flatMap(kind -> Stream.of(
                DynamicTest.dynamicTest(kind + " is read as it was sent", () -> read(kind)),
                DynamicTest.dynamicTest(kind + " is patched", () -> patch(kind)),
                DynamicTest.dynamicTest(kind + " narrows a list", () -> filter(kind)),
                DynamicTest.dynamicTest(kind + " sorts a list", () -> sort(kind)),
                DynamicTest.dynamicTest(kind + " is described", () -> describe(kind))));
    }

    @TestFactory
    Stream<DynamicTest> whatAGetGaveIsPutBackAndChangesNothing() {
        return AttributeKind.ALL.stream().map(AttributeKind::entity).distinct().map(entity -> DynamicTest.dynamicTest(entity, () -> {
            for (String row : rows(entity).subList(0, 3)) {
                Answer read = client.get(row);
                int entries = history(row, 200).size();

                Answer back = client.put(row, read.body());

                assertThat(back.status()).as(back.body()).isEqualTo(200);
                assertThat(back.json()).isEqualTo(read.json());
                assertThat(back.header("ETag")).isEqualTo(read.header("ETag"));
                assertThat(history(row, 200)).hasSize(entries);
            }
        }));
    }

    private static void read(AttributeKind kind) {
        List<String> rows = rows(kind.entity());
        assertSame(client.get(rows.get(0)).json().get(kind.name()), kind.one());
        assertSame(client.get(rows.get(1)).json().get(kind.name()), kind.other());
    }

    /** Also what the trail tells of it. */
    private static void patch(AttributeKind kind) {
        String row = rows(kind.entity()).get(0);
        Answer patched = client.patch(row, patch(kind, kind.other()));

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertSame(patched.json().get(kind.name()), kind.other());
        assertSame(client.get(row).json().get(kind.name()), kind.other());
        if (kind.isScalar()) {
            JsonObject changes = history(row, 1).getJsonObject(0).getJsonObject("metadata").getJsonObject("changes");
            assertThat(changes.values()).as(changes.toString()).anySatisfy(change -> assertThat(change.asJsonObject())
                    .containsKeys("before", "after").satisfies(both -> assertThat(both.get("before")).isNotEqualTo(both.get("after"))));
        }
        Answer emptied = client.patch(row, patch(kind, "null"));
        assertThat(emptied.status()).as(emptied.body()).isIn(200, 400);
        if (emptied.status() == 200) {
            JsonValue left = emptied.json().get(kind.name());
            assertThat(left == null || left instanceof JsonStructure structure && isEmpty(structure)).as("%s", left).isTrue();
        } else {
            assertThat(emptied.violations()).containsExactly("/" + kind.name() + " required");
        }
        assertSame(client.patch(row, patch(kind, kind.one())).json().get(kind.name()), kind.one());
    }

    private static boolean isEmpty(JsonStructure structure) {
        return structure instanceof JsonArray array ? array.isEmpty() : structure.asJsonObject().isEmpty();
    }

    private static String patch(AttributeKind kind, String value) {
        return "{\"" + kind.name() + "\":" + value + "}";
    }

    private static void filter(AttributeKind kind) {
        if (kind.filter() == Filter.NO) {
            assertThat(list(kind, kind.name(), kind.one()).status()).isEqualTo(400);
            return;
        }
        assertThat(values(kind, kind.name(), kind.one())).as("only what equals").hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(value -> assertSame(value, kind.one()));
        if (kind.filter() == Filter.RANGES) {
            assertThat(values(kind, kind.name() + "_from", kind.other())).hasSizeGreaterThanOrEqualTo(2)
                    .noneMatch(value -> AttributeKind.isSame(value, AttributeKind.json(kind.one())));
            assertThat(values(kind, kind.name() + "_to", kind.other())).hasSizeGreaterThanOrEqualTo(2)
                    .noneMatch(value -> AttributeKind.isSame(value, AttributeKind.json(kind.other())));
        } else {
            assertThat(list(kind, kind.name() + "_from", kind.one()).status()).isEqualTo(400);
        }
        assertThat(values(kind, kind.name() + "_in", kind.one())).hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(value -> assertSame(value, kind.one()));
        assertThat(values(kind, kind.name() + "_not", kind.one())).as("also what has no value")
                .hasSizeGreaterThanOrEqualTo(hasValueUnasked(kind) ? 2 : 3)
                .noneMatch(value -> value != null && AttributeKind.isSame(value, AttributeKind.json(kind.one())));
        filterByNull(kind);
    }

    private static void filterByNull(AttributeKind kind) {
        if (hasValueUnasked(kind)) {
            assertThat(list(kind, kind.name() + "_null", "true").violations()).containsExactly(kind.name() + "_null unknown");
            return;
        }
        assertThat(values(kind, kind.name() + "_null", "true")).isNotEmpty().allMatch(Objects::isNull);
        assertThat(values(kind, kind.name() + "_null", "false")).hasSizeGreaterThanOrEqualTo(4).noneMatch(Objects::isNull);
    }

    /** A primitive is never null. */
    private static boolean hasValueUnasked(AttributeKind kind) {
        return client.get(rows(kind.entity()).get(2)).json().containsKey(kind.name());
    }

    private static List<JsonValue> values(AttributeKind kind, String parameter, String value) {
        Answer answer = list(kind, parameter, value);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream().map(item -> item.get(kind.name())).toList();
    }

    private static Answer list(AttributeKind kind, String parameter, String value) {
        return client.get(path(kind.entity()) + "?limit=200&" + parameter + "="
                + URLEncoder.encode(AttributeKind.parameter(value), StandardCharsets.UTF_8));
    }

    private static void sort(AttributeKind kind) {
        if (!kind.isSorted()) {
            assertThat(client.get(path(kind.entity()) + "?sort=" + kind.name()).violations()).containsExactly("sort one_of");
            return;
        }
        List<String> all = client.get(path(kind.entity()) + "?limit=200").json().getJsonArray("items").getValuesAs(JsonObject.class)
                .stream()
                .map(item -> item.getString("id")).toList();
        for (String sign : List.of("", "-")) {
            List<JsonObject> sorted = clientRows
                    .pages(path(kind.entity()) + (sign.isEmpty() ? "?limit=2&sort=" : "?limit=4&sort=-") + kind.name());

            assertThat(sorted).extracting(item -> item.getString("id")).containsExactlyInAnyOrderElementsOf(all);
            List<JsonValue> values = sorted.stream().map(item -> item.get(kind.name())).toList();
            int lastOne = last(values, sign.isEmpty() ? kind.one() : kind.other());
            int firstOther = first(values, sign.isEmpty() ? kind.other() : kind.one());
            assertThat(lastOne).as("%s", values).isLessThan(firstOther);
            assertThat(values.subList(firstOther, values.size()).stream().dropWhile(value -> value != null)).as("no value is last")
                    .allMatch(Objects::isNull);
        }
    }

    private static int first(List<JsonValue> values, String wanted) {
        return values.stream().map(value -> value != null && AttributeKind.isSame(value, AttributeKind.json(wanted))).toList()
                .indexOf(true);
    }

    private static int last(List<JsonValue> values, String wanted) {
        return values.stream().map(value -> value != null && AttributeKind.isSame(value, AttributeKind.json(wanted))).toList()
                .lastIndexOf(true);
    }

    private static void describe(AttributeKind kind) {
        JsonObject property = schemas.getJsonObject(kind.entity()).getJsonObject("properties").getJsonObject(kind.name());
        String object = property.getString("$ref", "").replace("#/components/schemas/", "");
        JsonObject schema = object.isEmpty() ? property : schemas.getJsonObject(object);
        String format = schema.getString("format", "");

        assertThat((schema.getString("type", "") + " " + format).strip()).isEqualTo(kind.schema());
        JsonObject input = schemas.getJsonObject(kind.entity() + "Input").getJsonObject("properties").getJsonObject(kind.name());
        assertThat(input).isNotNull();
        if (input.containsKey("enum")) {
            assertThat(input.getJsonArray("enum").contains(JsonValue.NULL)).as("null is one of %s", input)
                    .isEqualTo(input.getBoolean("nullable", false));
        }
    }

    private static void assertSame(JsonValue value, String wanted) {
        assertThat(value).isNotNull();
        assertThat(AttributeKind.isSame(value, AttributeKind.json(wanted))).as("%s is %s", value, wanted).isTrue();
    }

    private static JsonArray history(String row, int limit) {
        return client.get(row + "/history?limit=" + limit).json().getJsonArray("items");
    }
}
