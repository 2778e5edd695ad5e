package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of attribute in each request, on the real server and database. */
@OncePerEngine
class AttributeKindsIT {

    private static final String NAMES = "kind-names";

    private static SampleServer sample;
    private static Api client;
    private static JsonObject schemas;

    /** By entity: a row with the first values, one with the others, one with none, and the first two again. */
    private static final Map<String, List<String>> ROWS = new HashMap<>();

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        schemas = sample.openApi().getJsonObject("components").getJsonObject("schemas");
    }

    private static List<String> rows(String entity) {
        return ROWS.computeIfAbsent(entity, known -> Stream.of(body(known, AttributeKind::one), body(known, AttributeKind::other), "{}",
                body(known, AttributeKind::one), body(known, AttributeKind::other)).map(body -> create(path(known), body)).toList());
    }

    private static String body(String entity, Function<AttributeKind, String> value) {
        return AttributeKind.ALL.stream().filter(kind -> kind.entity().equals(entity))
                .map(kind -> "\"" + kind.name() + "\":" + value.apply(kind)).collect(Collectors.joining(",", "{", "}"));
    }

    private static String path(String entity) {
        return JsonNames.snakeCase(entity.substring(0, 1).toLowerCase(Locale.ROOT) + entity.substring(1)).replace('_', '-') + "s";
    }

    private static String create(String path, String body) {
        Answer created = client.post(path, body);
        assertThat(created.status()).as("POST %s %s: %s", path, body, created.body()).isEqualTo(201);
        assertThat(client.get(created.header("Location")).json()).as("what %s stored of %s", path, body).isEqualTo(created.json());
        return path + "/" + created.json().getString("id");
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
            List<JsonObject> sorted = pages(path(kind.entity()) + (sign.isEmpty() ? "?limit=2&sort=" : "?limit=4&sort=-") + kind.name());

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

    private static List<JsonObject> pages(String first) {
        List<JsonObject> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 50; page++) {
            Answer answer = client.get(first + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            items.addAll(answer.json().getJsonArray("items").getValuesAs(JsonObject.class));
            if (answer.json().isNull("next")) {
                return items;
            }
            cursor = "&cursor=" + answer.json().getString("next");
        }
        throw new AssertionError("The list has no end: " + first);
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

    @Test
    void whatIsShownInOneDirectionOnlyIsKept() throws SQLException {
        String row = create(NAMES, "{\"order\":\"a\",\"pin\":\"1234\",\"upper\":\"abc\",\"origin\":\"Bern\"}");
        execute("UPDATE \"kind_Name\" SET hidden = 'h' WHERE id = '" + row.substring(NAMES.length() + 1) + "'");
        JsonObject read = client.get(row).json();

        assertThat(read.keySet()).doesNotContain("pin", "hidden");
        assertThat(read.getString("upper")).as("by a trigger").isEqualTo("ABC");
        assertThat(read.getString("state")).as("by the column's default").isEqualTo("new");
        assertThat(read.getInt("number")).as("generated").isPositive();
        assertThat(client.put(row, read.toString()).json()).isEqualTo(read);
        assertThat(client.put(row, "{\"order\":\"b\"}").json().getBoolean("knowing_pin")).isTrue();
        assertThat(client.get(row).json().getString("origin")).as("is written once").isEqualTo("Bern");
        assertThat(client.patch(row, "{\"number\":-1}").violations()).containsExactly("/number read_only");
        assertThat(client.patch(row, "{\"hidden\":\"x\"}").violations()).containsExactly("/hidden unknown");
        assertThat(client.patch(row, "{\"origin\":\"Basel\"}").violations()).containsExactly("/origin read_only");
        assertThat(client.patch(row, "{\"pin\":null}").json().getBoolean("knowing_pin")).isFalse();
    }

    @Test
    void hiddenPartOfAnEmbeddedObjectIsKept() {
        String row = create("kind-places", "{\"home\":{\"city\":\"Bern\",\"point\":{\"latitude\":1.5}}}");
        JsonObject read = client.get(row).json();

        assertThat(read.getBoolean("home_sealed")).isTrue();
        assertThat(client.put(row, read.toString()).json()).isEqualTo(read);
        JsonObject moved = client.patch(row, "{\"home\":{\"point\":{\"latitude\":9.5}}}").json();
        assertThat(moved.getJsonObject("home").getString("city")).isEqualTo("Bern");
        assertThat(moved.getBoolean("home_sealed")).isTrue();
        assertThat(client.put(row, "{\"home\":{\"city\":\"Chur\"}}").json().getBoolean("home_sealed")).isTrue();
    }

    @Test
    void whatTheConstraintsFindIsToldByItsPlace() {
        Answer refused = client.post("kind-checkeds",
                "{\"title\":\"too long\",\"range\":{\"lowest\":3,\"highest\":-1},\"notes\":[\"a\",\" \"]}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("/title size", "/range/highest positive", "/range kind_ordered",
                "/notes/1 not_blank");
        assertThat(client.post("kind-checkeds", "{\"title\":\"short\",\"range\":{\"lowest\":3},\"notes\":[\"a\"]}").status())
                .isEqualTo(201);
    }

    @Test
    void elementOfASetIsToldByItsPlaceInTheBodyOrAsAnElement() {
        assertThat(client.post("kind-lists", "{\"labels\":[\"a\",\"a\",\"" + "long ".repeat(9) + "\",\"b\"]}").violations())
                .containsExactly("/labels/2 size");
        Answer inAColumn = client.post("kind-values", "{\"marks\":[\"a\",\"" + "long ".repeat(9) + "\"]}");
        assertThat(inAColumn.violations()).containsExactly("/marks size");
        assertThat(inAColumn.body()).contains("\"An element: Must have between 0 and 40 characters or elements.\"");
    }

    @Test
    void eachMissingPartOfAnElementIsToldByItsPlace() {
        assertThat(client.post("kind-checkeds", "{\"items\":[{\"product_id\":null,\"price\":null}]}").violations())
                .containsExactlyInAnyOrder("/items/0/product_id not_null", "/items/0/price not_null");
    }

    @Test
    void jsonOfAnotherKindIsNotShownAndStays() throws SQLException {
        String row = create("kind-values", "{\"details\":{\"a\":1},\"steps\":[1],\"anything\":true}");
        String id = row.substring("kind-values/".length());
        execute("UPDATE kind_value SET details = '[1]', steps = '{\"a\": 1}', anything = 'null' WHERE id = '" + id + "'");
        Answer answer = client.get(row);
        JsonObject read = answer.json();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(read).doesNotContainKeys("details", "steps", "anything");
        assertThat(client.get("kind-values?limit=200").json().getJsonArray("items")).contains(read);
        assertThat(client.put(row, read.toString()).json()).isEqualTo(read);
        assertThat(client.patch(row, "{\"tags\":[\"a\"]}").status()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo("[1] {\"a\": 1} null");
        assertThat(client.patch(row, "{\"details\":{\"b\":2}}").json().getJsonObject("details")).hasToString("{\"b\":2}");
        assertThat(stored(id)).isEqualTo("{\"b\": 2} {\"a\": 1} null");
    }

    private static String stored(String id) throws SQLException {
        try (Connection connection = sample.database().superuser("foundation").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT concat_ws(' ', details, steps, anything) FROM kind_value WHERE id = '" + id + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void jsonOfTheWrongKindIsRefused() {
        String row = create("kind-values", "{\"details\":{\"a\":1},\"steps\":[1]}");

        assertThat(client.post("kind-values", "{\"details\":[1],\"steps\":{\"a\":1}}").violations())
                .containsExactlyInAnyOrder("/details type", "/steps type");
        for (String body : List.of("{\"details\":[1],\"steps\":{\"a\":1}}", "{\"details\":\"a\",\"steps\":{}}")) {
            assertThat(client.put(row, body).violations()).containsExactlyInAnyOrder("/details type", "/steps type");
            assertThat(client.patch(row, body).violations()).isNotEmpty().isSubsetOf("/details type", "/steps type");
        }
        assertThat(client.patch(row, "{\"steps\":{\"a\":1}}").violations()).containsExactly("/steps type");
    }

    @Test
    void whatNoBodyMayHoldIsReadAndStays() throws SQLException {
        String row = create("kind-values", "{}");
        execute("UPDATE kind_value SET details = jsonb_build_object(repeat('n', 300), repeat('x', 1500000), 'deep', "
                + "(repeat('[', 70) || repeat(']', 70))::jsonb) WHERE id = '" + row.substring("kind-values/".length()) + "'");
        JsonObject read = client.get(row).json().getJsonObject("details");

        assertThat(read.getString("n".repeat(300))).hasSize(1_500_000);
        assertThat(client.patch(row, "{\"tags\":[\"a\"]}").json().getJsonObject("details")).isEqualTo(read);
        assertThat(client.patch(row, "{\"details\":{\"b\":2}}").json().getJsonObject("details")).hasSize(3);
        assertThat(client.delete(row).status()).isEqualTo(204);
    }

    @Test
    void infinityIsTheFurthestTimeAndStays() throws SQLException {
        String row = create("kind-times", "{\"instant\":\"2026-01-31T12:00:00Z\"}");
        execute("UPDATE kind_time SET offset_date_time = 'infinity', instant = '-infinity', local_date = 'infinity', "
                + "sql_date = '-infinity', local_date_time = 'infinity' WHERE id = '" + row.substring("kind-times/".length()) + "'");
        JsonObject read = client.get(row).json();

        assertThat(read.getString("offset_time")).isEqualTo("9999-12-31T23:59:59.999999Z");
        assertThat(read.getString("instant")).isEqualTo("0001-01-01T00:00:00.000000Z");
        assertThat(read.getString("local_date")).isEqualTo("9999-12-31");
        assertThat(read.getString("sql_date")).isEqualTo("0001-01-01");
        assertThat(read.getString("local_date_time")).isEqualTo("9999-12-31T23:59:59.999999");
        assertThat(client.put(row, read.toString()).json()).isEqualTo(read);
        assertThat(pages("kind-times?limit=2&sort=-offset_time").get(0).getString("id")).isEqualTo(read.getString("id"));
        assertThat(pages("kind-times?limit=1&sort=instant").get(0).getString("id")).isEqualTo(read.getString("id"));
        assertThat(client.delete(row).status()).isEqualTo(204);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().superuser("foundation").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
