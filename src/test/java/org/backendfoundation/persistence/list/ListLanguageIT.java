package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example of the page on the list language, over the rows that it shows, and what the page says of the rest. */
@OncePerEngine
class ListLanguageIT {

    private static final Document PAGE = Document.page("lists");
    private static final String INVOICES = "| number |";

    private static SampleServer sample;
    private static Api one;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        one = sample.one();
        PAGE.table(INVOICES).forEach(row -> created("invoices", invoice(Document.cells(row))));
        String garden = created("categories", "{\"name\":\"Garden\"}");
        created("categories", "{\"name\":\"Tools\",\"parent_id\":\"%s\"}".formatted(garden));
    }

    private static String invoice(List<String> cells) {
        String dueOn = cells.get(3).isEmpty() ? "null" : '"' + cells.get(3) + '"';
        return "{\"number\":\"%s\",\"customer\":\"%s\",\"total\":%s,\"due_on\":%s}".formatted(cells.get(0), cells.get(1), cells.get(2),
                dueOn);
    }

    private static String created(String path, String body) {
        Answer created = one.post(path, body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().getString("id");
    }

    @TestFactory
    Stream<DynamicTest> exampleOfThePageAnswersWhatThePageSays() {
        return examples().entrySet().stream().map(example -> DynamicTest.dynamicTest(example.getKey(),
                () -> assertThat(numbers(example.getKey())).containsExactly(example.getValue().split(", "))));
    }

    @Test
    void pageHasAnExampleOfEachOperator() {
        assertThat(Operator.values()).allSatisfy(operator -> assertThat(examples().keySet())
                .anyMatch(query -> Stream.of("number", "customer", "total", "due_on").map(operator::parameter)
                        .anyMatch(parameter -> query.contains(parameter + "="))));
    }

    @Test
    void cursorsLeadAsThePageSays() {
        JsonObject page = JsonValue.EMPTY_JSON_OBJECT;
        for (Map.Entry<String, String> example : examples(3, 4).entrySet()) {
            page = one.get("invoices" + example.getKey().replace("{next}", page.getString("next", "")).replace("{previous}",
                    page.getString("previous", ""))).json();

            assertThat(page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(item -> item.getString("number")))
                    .as(example.getKey()).containsExactly(example.getValue().split(", "));
        }
        assertThat(page.isNull("previous")).isTrue();
    }

    private static Map<String, String> examples() {
        return examples(1, 3);
    }

    /** Of the page's tables of examples. */
    private static Map<String, String> examples(int from, int to) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (String table : List.of(PAGE.text().split("\\| query \\| answers \\| means \\|\n", -1)).subList(from, to)) {
            table.lines().skip(1).takeWhile(line -> line.startsWith("|")).map(Document::cells)
                    .forEach(cells -> examples.put(cells.get(0), cells.get(1)));
        }
        return examples;
    }

    @TestFactory
    Stream<DynamicTest> exampleOfFieldsHasTheFieldsThatThePageSays() {
        return PAGE.table("| query | a row has |").stream().map(Document::cells)
                .map(cells -> DynamicTest.dynamicTest(cells.get(0), () -> assertThat(items("invoices" + cells.get(0))).isNotEmpty()
                        .allSatisfy(item -> assertThat(item.keySet()).containsExactlyInAnyOrder(cells.get(1).split(", ")))));
    }

    @Test
    void rowsAreNarrowedAndSortedByWhatAnEmbeddedObjectHas() {
        List.of("Zug", "Bern", "Zug").forEach(city -> created("customers", "{\"name\":\"from %1$s\",\"address\":{\"city\":\"%1$s\"}}"
                .formatted(city)));
        created("customers", "{\"name\":\"from nowhere\"}");

        assertThat(names("customers?address.city=Zug")).containsExactly("from Zug", "from Zug");
        assertThat(names("customers?address.city_prefix=B")).containsExactly("from Bern");
        assertThat(names("customers?address.city_null=true&name_prefix=from")).containsExactly("from nowhere");
        assertThat(names("customers?name_prefix=from&sort=address.city")).containsExactly("from Bern", "from Zug", "from Zug",
                "from nowhere");
        Answer first = one.get("customers?name_prefix=from&sort=-address.city&limit=3");
        assertThat(names("customers?name_prefix=from&sort=-address.city&limit=3&cursor=" + first.json().getString("next")))
                .containsExactly("from nowhere");
        assertThat(one.get("customers?address.street=a").violations()).containsExactly("address.street unknown");
        assertThat(one.get("customers?sort=address").violations()).containsExactly("sort one_of");
    }

    @Test
    void fieldsAreThoseOfARowWithTheWayToWhatItEmbeds() {
        String tools = "categories/" + items("categories?name=Tools").get(0).getString("id");

        assertThat(one.get(tools + "?fields=name").json().keySet()).containsExactlyInAnyOrder("id", "name");
        assertThat(one.get(tools + "?fields=id&expand=parent").json().keySet()).containsExactlyInAnyOrder("id", "parent_id", "parent");
        assertThat(items("categories?fields=is_active&expand=parent&name=Tools").get(0).keySet()).containsExactlyInAnyOrder("id",
                "is_active",
                "parent_id", "parent");
        assertThat(one.get(tools + "?fields=colour").violations()).containsExactly("fields one_of");
        assertThat(one.get("categories?fields=colour&sort=colour").violations()).containsExactlyInAnyOrder("fields one_of", "sort one_of");
    }

    @Test
    void fieldsOfTheRowsBelowOneAreTheirs() {
        String garden = items("categories?name=Garden").get(0).getString("id");

        assertThat(items("categories/" + garden + "/subcategories?fields=name").get(0).keySet()).containsExactlyInAnyOrder("id", "name");
        assertThat(one.get("categories/" + garden + "/subcategories?fields=colour").violations()).containsExactly("fields one_of");
    }

    @Test
    void tagNamesTheVersionWhateverFieldsThereAre() {
        String customer = "customers/" + created("customers", "{\"name\":\"tagged\",\"email\":\"a@example.org\"}");
        Answer narrow = one.get(customer + "?fields=name");

        assertThat(narrow.header("ETag")).isEqualTo(one.get(customer).header("ETag"));
        assertThat(one.get(customer + "?fields=name", "If-None-Match", narrow.header("ETag")).status()).isEqualTo(304);
        assertThat(one.patch(customer, "{\"name\":\"changed\"}", "If-Match", narrow.header("ETag")).status()).isEqualTo(200);
        assertThat(one.get(customer + "?fields=name", "If-None-Match", narrow.header("ETag")).json().getString("name"))
                .isEqualTo("changed");
        assertThat(one.get(customer).json().getString("email")).isEqualTo("a@example.org");
    }

    @TestFactory
    Stream<DynamicTest> exampleOfACountHasWhatThePageSays() {
        return PAGE.table("| page | it has |").stream().map(Document::cells).map(cells -> DynamicTest.dynamicTest(cells.get(0),
                () -> assertThat(one.get(cells.get(0).substring(1)).body()).contains(cells.get(1).replace(": ", ":").replace(", ", ","))));
    }

    @Test
    void countIsThatOfAllPagesAndOfTheRowsThatTheCallerSees() {
        String garden = items("categories?name=Garden").get(0).getString("id");

        assertThat(count("invoices?count=exact&limit=2&sort=-due_on")).isEqualTo(5);
        assertThat(count("invoices?count=exact&due_on_null=true&total_not=99&number_prefix=A&number_in=A-1,A-2&limit=1")).isEqualTo(1);
        assertThat(sample.other().get("invoices?count=exact").json().getInt("count")).isZero();
        assertThat(count("categories/" + garden + "/subcategories?count=exact")).isEqualTo(1);
        assertThat(count("categories/" + garden + "/subcategories?count=estimated&name_prefix=T")).isPositive();
        assertThat(one.get("invoices").json()).doesNotContainKeys("count", "count_is_exact");
        assertThat(one.get("invoices?count=roughly").violations()).containsExactly("count one_of");
    }

    @Test
    void estimateTakesValuesOfEachKind() {
        String garden = items("categories?name=Garden").get(0).getString("id");
        String enums = "kind-texts?count=estimated&colour=RED&rank_not=BLUE&mood_in=RED,GREEN&currency=CHF&nick_prefix=a&code_null=true";

        assertThat(count(enums)).isPositive();
        assertThat(count("kind-times?count=estimated&instant_from=2026-01-01T00:00:00Z&duration=PT5M&month=2026-01")).isPositive();
        assertThat(count("categories?count=estimated&parent_id_in=" + garden)).isPositive();
        assertThat(sample.administrator().get("categories?count=estimated&include=inactive&parent_id=" + garden).json().getInt("count"))
                .isPositive();
    }

    private static int count(String path) {
        Answer answer = one.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getInt("count");
    }

    @Test
    void countThatTakesTooLongIsRefusedAndNothingElse() throws SQLException {
        try (Connection holder = sample.database().superuser("foundation").getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE invoice IN ACCESS EXCLUSIVE MODE");

            Answer refused = one.get("invoices?count=exact");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("COUNT_TOO_LONG");
            assertThat(refused.json().getString("detail")).contains("count=estimated");
        }
        assertThat(count("invoices?count=exact")).isEqualTo(5);
    }

    @Test
    void rootsOfATreeAreTheRowsWithoutAParent() {
        assertThat(names("categories?parent_id_null=true")).containsExactly("Garden");
        assertThat(names("categories?parent_id_null=false")).containsExactly("Tools");
    }

    @Test
    void deletedParentIsAParentAllTheSame() {
        String parent = created("categories", "{\"name\":\"Gone\"}");
        created("categories", "{\"name\":\"Left\",\"parent_id\":\"%s\"}".formatted(parent));
        execute("UPDATE category SET is_active = false WHERE id = '" + parent + "'");

        assertThat(names("categories?parent_id_null=false&name=Left")).containsExactly("Left");
        assertThat(names("categories?parent_id_null=true&name=Left")).isEmpty();
        assertThat(names("categories?parent_id_not=" + parent + "&name_in=Left,Garden")).containsExactly("Garden");
        assertThat(names("categories?parent_id_in=" + parent)).containsExactly("Left");
        execute("DELETE FROM category WHERE name IN ('Gone', 'Left')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "back\\slash", "quote'", "%", "\\"})
    void prefixIsTakenLiterally(String prefix) {
        String other = prefix.equals("%") || prefix.equals("\\") ? "x" : prefix.substring(0, 1) + "x" + prefix.substring(1);
        created("customers", "{\"name\":\"%s\"}".formatted((prefix + " begins").replace("\\", "\\\\")));
        created("customers", "{\"name\":\"%s\"}".formatted(other.replace("\\", "\\\\")));

        assertThat(names("customers?name_prefix=" + URLEncoder.encode(prefix, StandardCharsets.UTF_8)))
                .allMatch(name -> name.startsWith(prefix)).contains(prefix + " begins").doesNotContain(other);
    }

    @Test
    void partIsTakenLiterallyWhateverTheCapitals() {
        assertThat(numbers("?customer_contains=0%25%20cOTT")).containsExactly("C_1");
        assertThat(numbers("?customer_contains=0_%20cott")).isEmpty();
        assertThat(numbers("?customer_contains=100%5C%25")).isEmpty();
        assertThat(numbers("?customer_contains=acme&number_prefix=A")).containsExactly("A-1", "A-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "total_null=true                   | total_null unknown",
        "total_prefix=1                    | total_prefix unknown",
        "number_contains=A-1               | number_contains unknown",
        "customer_contains=ac              | customer_contains too_short",
        "customer_contains=a-c-m           | customer_contains too_short",
        "customer_from=a                   | customer_from unknown",
        "customer_in=a&customer_in=b       | customer_in single",
        "due_on_null=                      | due_on_null type",
        "due_on_in=2026-01-01,soon         | due_on_in format"})
    void whatIsNotAllowedIsRefused(String query, String violation) {
        Answer refused = one.get("invoices?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactly(violation);
    }

    @Test
    void cursorBelongsToTheOperatorAndItsValues() {
        String cursor = "&cursor=" + one.get("invoices?limit=1&customer_in=ACME,Birch").json().getString("next");

        assertThat(one.get("invoices?limit=2&customer_in=ACME,Birch" + cursor).json().getJsonArray("items")).hasSize(2);
        for (String other : List.of("customer_in=ACME", "customer=ACME,Birch", "customer_not=ACME,Birch", "customer_prefix=ACME,Birch")) {
            assertThat(one.get("invoices?" + other + cursor).code()).as(other).isEqualTo("INVALID_CURSOR");
        }
    }

    @Test
    void contractDescribesEachOperator() {
        Map<String, JsonObject> parameters = new LinkedHashMap<>();
        sample.openApi().getJsonObject("paths").getJsonObject("/api/v1/invoices").getJsonObject("get").getJsonArray("parameters")
                .getValuesAs(JsonObject.class).forEach(parameter -> parameters.put(parameter.getString("name"), parameter));

        assertThat(parameters.keySet()).contains("due_on", "due_on_in", "due_on_not", "due_on_null", "due_on_from", "due_on_to",
                "number_prefix", "customer_contains").doesNotContain("total_null", "due_on_prefix");
        assertThat(parameters.get("due_on_in").getBoolean("explode")).isFalse();
        assertThat(parameters.get("due_on_in").getJsonObject("schema").getInt("maxItems")).isEqualTo(100);
        assertThat(parameters.get("due_on_in").getJsonObject("schema").getJsonObject("items").getString("format")).isEqualTo("date");
        assertThat(parameters.get("customer_contains").getJsonObject("schema").getInt("minLength")).isEqualTo(3);
        assertThat(parameters.get("due_on_null").getJsonObject("schema").toString()).contains("boolean");
        assertThat(parameters.get("sort").getJsonObject("schema").getJsonObject("items").toString()).contains("\"-due_on\"");
        assertThat(parameters.get("count").toString()).contains("\"exact\"", "\"estimated\"");
        assertThat(parameters.get("fields").getJsonObject("schema").getJsonObject("items").toString()).contains("\"details\"");
    }

    private static List<String> numbers(String query) {
        return texts("invoices" + query, "number");
    }

    private static List<String> names(String path) {
        return texts(path, "name");
    }

    private static List<String> texts(String path, String attribute) {
        return items(path).stream().map(item -> item.getString(attribute)).toList();
    }

    private static List<JsonObject> items(String path) {
        Answer answer = one.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static void execute(String sql) {
        try (Connection connection = sample.database().superuser("foundation").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
