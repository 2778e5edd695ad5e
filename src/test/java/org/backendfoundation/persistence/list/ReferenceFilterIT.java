package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
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

/** Lists that are narrowed by what the rows behind references have; each caller has its own invoices, and all see the reminders of each. */
@OncePerEngine
class ReferenceFilterIT {

    private static final Map<String, String> REMINDERS = new HashMap<>();

    private static SampleServer sample;
    private static Api one;
    private static Api other;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        one = sample.one();
        other = sample.other();
        remind(one, "A-1", "ACME", "10.00", "2026-03-01");
        remind(one, "A-2", "ACME", "25.00", null);
        remind(one, "B-1", "Birch", "10.00", "2026-01-31");
        remind(other, "X-1", "ACME", "10.00", "2026-03-01");
        remind(one, "X-2", "ACME", "10.00", "2026-03-01");
        execute("UPDATE invoice SET is_active = false WHERE number = 'X-2'");
    }

    private static void remind(Api caller, String number, String customer, String total, String dueOn) {
        String invoice = created(caller, "invoices",
                "{\"number\":\"%s\",\"customer\":\"%s\",\"total\":%s%s}".formatted(number, customer, total,
                        dueOn == null ? "" : ",\"due_on\":\"" + dueOn + '"'));
        REMINDERS.put(created(caller, "reminders", "{\"invoice_id\":\"" + invoice + "\"}"), number);
    }

    @TestFactory
    Stream<DynamicTest> exampleOfThePageAnswersWhatThePageSays() {
        return Document.page("lists").table("| query | answers the reminders of | means |").stream().map(Document::cells)
                .map(cells -> DynamicTest.dynamicTest(cells.get(0),
                        () -> assertThat(found(one, cells.get(0).substring(1))).containsExactly(cells.get(1).split(", "))));
    }

    /** What nobody may see, what was deleted and what is not there are alike. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "invoice.customer=ACME                             | A-1 A-2",
        "invoice.customer=Nobody                           | ",
        "invoice.number=X-1                                | ",
        "invoice.number=X-2                                | ",
        "invoice.due_on_from=2026-02-01                    | A-1",
        "invoice.number_not=X-1                            | A-1 A-2 B-1 X-1 X-2",
        "invoice.number_not=X-3                            | A-1 A-2 B-1 X-1 X-2",
        "invoice.number_null=true                          | X-1 X-2",
        "invoice.number_null=false                         | A-1 A-2 B-1",
        "invoice.customer=ACME&invoice.total_not=10        | A-2",
        "invoice.customer=ACME&sort=-invoice_id            | A-2 A-1"})
    void rowsAreThoseWhoseReferenceLeadsToWhatTheCallerSees(String query, String expected) {
        List<String> numbers = expected == null ? List.of() : List.of(expected.split(" "));

        assertThat(found(one, query)).containsExactlyElementsOf(numbers);
        assertThat(one.get("reminders?count=exact&limit=1&" + query).json().getInt("count")).isEqualTo(numbers.size());
    }

    @Test
    void othersSeeWhatLeadsToTheirs() {
        assertThat(found(other, "invoice.customer=ACME")).containsExactly("X-1");
        assertThat(found(other, "invoice.number_prefix=A-")).isEmpty();
        assertThat(found(sample.administrator(), "invoice.customer=ACME")).containsExactly("A-1", "A-2", "X-1");
        assertThat(found(sample.administrator(), "invoice.customer=ACME&include=inactive")).containsExactly("A-1", "A-2", "X-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice.customer_not=Birch", "invoice.customer_not=Birch&sort=-invoice_id", "invoice.due_on_null=true",
        "invoice.number_not=A-1&sort=invoice_id"})
    void cursorsLeadThereAndBack(String query) {
        List<String> all = found(one, query);
        List<String> forth = new ArrayList<>();
        List<String> back = new ArrayList<>();
        String cursor = "";
        String last = "";
        while (cursor != null) {
            JsonObject page = one.get("reminders?limit=1&" + query + cursor).json();
            forth.addAll(names(page));
            last = cursor;
            cursor = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        }
        for (JsonObject page = one.get("reminders?limit=1&" + query + last).json(); !page.isNull("previous");) {
            page = one.get("reminders?limit=1&" + query + "&cursor=" + page.getString("previous")).json();
            back.addAll(0, names(page));
        }

        assertThat(forth).isEqualTo(all).hasSizeGreaterThan(2);
        assertThat(back).isEqualTo(all.subList(0, all.size() - 1));
    }

    @Test
    void estimateSaysNothingOfRowsThatTheCallerDoesNotSee() {
        execute("""
                INSERT INTO invoice (id, created_at, updated_at, is_active, version, created_by, updated_by, number, customer, total)
                  SELECT gen_random_uuid(), now(), now(), true, 1, gen_random_uuid(), gen_random_uuid(), 'Mass-' || i, 'Often', 1
                  FROM generate_series(1, 500) AS i;
                INSERT INTO reminder (id, created_at, updated_at, is_active, version, created_by, updated_by, invoice_id)
                  SELECT gen_random_uuid(), now(), now(), true, 1, id, id, id FROM invoice WHERE number LIKE 'Mass-%';
                ANALYZE invoice; ANALYZE reminder""");
        try {
            assertThat(estimate("invoice.customer=Often")).isEqualTo(estimate("invoice.customer=Never"));
            assertThat(estimate("invoice.customer_not=Often")).isEqualTo(estimate("invoice.customer_not=Never"));
            assertThat(estimate("invoice.number_prefix=Mass")).isEqualTo(estimate("invoice.number_prefix=Miss"));
        } finally {
            execute("""
                    DELETE FROM reminder WHERE invoice_id IN (SELECT id FROM invoice WHERE number LIKE 'Mass-%');
                    DELETE FROM invoice WHERE number LIKE 'Mass-%'""");
        }
    }

    private static int estimate(String query) {
        Answer answer = one.get("reminders?count=estimated&limit=1&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getInt("count");
    }

    @Test
    void pathsLeadThroughHierarchiesAndEmbeddedObjects() {
        execute("DELETE FROM kind_handover");
        String asset = created(one, "kind-assets", "{\"owner\":\"Anna\"}");
        String machine = created(one, "kind-machines", "{\"owner\":\"Maxine\",\"power\":7}");
        String spared = created(one, "kind-machines", "{\"owner\":\"Suela\",\"power\":8,\"spare_id\":\"" + machine + "\"}");
        String car = created(one, "kind-cars", "{\"wheels\":4,\"engine\":\"diesel\"}");
        String bicycle = created(one, "kind-vehicles", "{\"wheels\":2}");
        String all = created(one, "kind-handovers", """
                {"asset_id":"%s","machine_id":"%s","car_id":"%s","deposit":{"vehicle_id":"%s"}}""".formatted(asset, machine, car, bicycle));
        String mixed = created(one, "kind-handovers", """
                {"asset_id":"%s","machine_id":"%s","deposit":{"vehicle_id":"%s"}}""".formatted(machine, spared, car));
        String none = created(one, "kind-handovers", "{}");

        assertThat(ids("kind-handovers?asset.owner=Anna")).containsExactly(all);
        assertThat(ids("kind-handovers?asset.owner_in=Anna,Maxine")).containsExactly(all, mixed);
        assertThat(ids("kind-handovers?machine.owner=Maxine&machine.power=7")).containsExactly(all);
        assertThat(ids("kind-handovers?machine.power_not=7")).containsExactly(mixed, none);
        assertThat(ids("kind-handovers?car.engine_prefix=die")).containsExactly(all);
        assertThat(ids("kind-handovers?car.engine_null=true")).containsExactly(mixed, none);
        assertThat(ids("kind-handovers?deposit.vehicle.wheels=4")).containsExactly(mixed);
        assertThat(ids("kind-handovers?deposit.vehicle.wheels_not=4")).containsExactly(all, none);
        assertThat(ids("kind-machines?spare.owner=Maxine&owner=Suela")).containsExactly(spared);
        assertThat(ids("kind-machines?spare.power_from=7&spare.power_to=8&power=8")).containsExactly(spared);
        assertThat(ids("kind-machines?spare.power_not=7&owner_in=Maxine,Suela")).containsExactly(machine);
        assertThat(one.get("kind-handovers?count=exact&machine.power=7").json().getInt("count")).isEqualTo(1);
        assertThat(one.get("kind-handovers?count=estimated&machine.power=7&deposit.vehicle.wheels_null=false").status()).isEqualTo(200);
    }

    @Test
    void rowsThatTheRolesOfTheCallerDoNotOpenAreNotThere() {
        Api administrator = sample.administrator();
        String seal = created(administrator, "kind-seals", "{\"mark\":\"wax\"}");
        String sealed = created(administrator, "kind-handovers", "{\"seal_id\":\"" + seal + "\"}");

        assertThat(ids(administrator, "kind-handovers?seal.mark=wax")).containsExactly(sealed);
        assertThat(ids("kind-handovers?seal.mark=wax")).isEmpty();
        assertThat(ids("kind-handovers?seal.mark_null=false")).isEmpty();
        assertThat(ids("kind-handovers?seal.mark_not=wax")).contains(sealed);
        assertThat(one.get("kind-handovers?count=estimated&seal.mark=wax").status()).isEqualTo(200);
    }

    @Test
    void pathMayLeadToARowOfTheSameKindAndToWhatItEmbeds() {
        String garden = created(one, "categories", "{\"name\":\"Yard\"}");
        String tools = created(one, "categories", "{\"name\":\"Rakes\",\"parent_id\":\"" + garden + "\"}");
        String customer = created(one, "customers", "{\"name\":\"Reta\",\"address\":{\"city\":\"Chur\"}}");
        String order = created(one, "orders", "{\"customer_id\":\"%s\",\"placed_on\":\"2026-01-01\"}".formatted(customer));

        assertThat(ids("categories?parent.name=Yard")).containsExactly(tools);
        assertThat(ids("categories?parent.name_null=true&name_in=Yard,Rakes")).containsExactly(garden);
        assertThat(ids("categories/" + garden + "/subcategories?parent.name=Yard&count=exact")).containsExactly(tools);
        assertThat(ids("orders?customer.name=Reta&customer.address.city_prefix=Ch")).containsExactly(order);
        assertThat(ids("orders?customer.address.city=Bern")).isEmpty();
        assertThat(ids("customers/" + customer + "/orders?customer.address.city=Chur")).containsExactly(order);
    }

    @Test
    void exportIsNarrowedAsTheListIs() {
        String category = created(one, "categories", "{\"name\":\"Exported\"}");
        String product = created(one, "products", "{\"name\":\"Saw\",\"price\":1,\"category_id\":\"" + category + "\"}");
        created(one, "products", "{\"name\":\"Loose\",\"price\":1}");

        assertThat(one.get("products/export?category.name=Exported").body().lines()).singleElement().asString().contains(product);
        assertThat(one.get("products/export?category.name=Other").body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "invoice.approved_by=a      | invoice.approved_by unknown",
        "invoice.total=a            | invoice.total type",
        "invoice.customer_from=a    | invoice.customer_from unknown",
        "invoice.number_contains=abc | invoice.number_contains unknown",
        "sort=invoice.number        | sort one_of"})
    void whatIsNotDeclaredIsRefused(String query, String violation) {
        assertThat(one.get("reminders?" + query).violations()).containsExactly(violation);
    }

    @Test
    void contractHasTheParametersWithTheirTypes() {
        Map<String, JsonObject> parameters = new HashMap<>();
        sample.openApi().getJsonObject("paths").getJsonObject("/api/v1/reminders").getJsonObject("get").getJsonArray("parameters")
                .getValuesAs(JsonObject.class).forEach(parameter -> parameters.put(parameter.getString("name"), parameter));

        assertThat(parameters.keySet()).contains("invoice.number", "invoice.number_prefix", "invoice.number_null", "invoice.total_from",
                "invoice.customer_contains");
        assertThat(parameters.get("invoice.due_on").getJsonObject("schema").getString("format")).isEqualTo("date");
        assertThat(parameters.get("invoice.total_in").getJsonObject("schema").getJsonObject("items").toString()).contains("number");
    }

    private static List<String> found(Api caller, String query) {
        Answer answer = caller.get("reminders?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return names(answer.json());
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(item -> REMINDERS.get(item.getString("id"))).toList();
    }

    private static List<String> ids(String path) {
        return ids(one, path);
    }

    private static List<String> ids(Api caller, String path) {
        Answer answer = caller.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream().map(item -> item.getString("id")).toList();
    }

    private static String created(Api caller, String path, String body) {
        Answer created = caller.post(path, body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().getString("id");
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
