package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values of attributes that are hidden, refused, or stored by others than the application. */
@OncePerEngine
class UnusualValuesIT {

    private static final String NAMES = "kind-names";

    private static SampleServer sample;
    private static Api client;
    private static ClientRows rows;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        rows = new ClientRows(client);
    }

    @Test
    void whatIsShownInOneDirectionOnlyIsKept() throws SQLException {
        String row = rows.create(NAMES, "{\"order\":\"a\",\"pin\":\"1234\",\"upper\":\"abc\",\"origin\":\"Bern\"}");
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
        String row = rows.create("kind-places", "{\"home\":{\"city\":\"Bern\",\"point\":{\"latitude\":1.5}}}");
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
        String row = rows.create("kind-values", "{\"details\":{\"a\":1},\"steps\":[1],\"anything\":true}");
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
        String row = rows.create("kind-values", "{\"details\":{\"a\":1},\"steps\":[1]}");

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
        String row = rows.create("kind-values", "{}");
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
        String row = rows.create("kind-times", "{\"instant\":\"2026-01-31T12:00:00Z\"}");
        execute("UPDATE kind_time SET offset_date_time = 'infinity', instant = '-infinity', local_date = 'infinity', "
                + "sql_date = '-infinity', local_date_time = 'infinity' WHERE id = '" + row.substring("kind-times/".length()) + "'");
        JsonObject read = client.get(row).json();

        assertThat(read.getString("offset_time")).isEqualTo("9999-12-31T23:59:59.999999Z");
        assertThat(read.getString("instant")).isEqualTo("0001-01-01T00:00:00.000000Z");
        assertThat(read.getString("local_date")).isEqualTo("9999-12-31");
        assertThat(read.getString("sql_date")).isEqualTo("0001-01-01");
        assertThat(read.getString("local_date_time")).isEqualTo("9999-12-31T23:59:59.999999");
        assertThat(client.put(row, read.toString()).json()).isEqualTo(read);
        assertThat(rows.pages("kind-times?limit=2&sort=-offset_time").get(0).getString("id")).isEqualTo(read.getString("id"));
        assertThat(rows.pages("kind-times?limit=1&sort=instant").get(0).getString("id")).isEqualTo(read.getString("id"));
        assertThat(client.delete(row).status()).isEqualTo(204);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().superuser("foundation").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
