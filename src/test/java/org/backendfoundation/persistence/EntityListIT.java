package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.StatementLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of 20,000 invoices: {@code total} has many equal values, every third has no {@code due_on}, and some are deleted. */
@OncePerEngine
class EntityListIT {

    private static final Path REVISION = Path.of("src", "test", "resources", "sample", "db", "revision", "1f0c3a8d52be_invoice.sql");

    private static SampleServer sample;
    private static Api admin;

    @BeforeAll
    static void start() throws SQLException {
        sample = SampleServer.shared();
        admin = sample.administrator();
        execute("""
                INSERT INTO invoice (id, created_at, updated_at, is_active, version, created_by, updated_by, number, customer, total, due_on)
                SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, '2026-01-01Z'::timestamptz + i * interval '1 second', now(),
                  i % 100 <> 0, 1, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', 'N' || i,
                  CASE WHEN i <= 500 THEN 'small' ELSE 'large' END, i % 7, CASE WHEN i % 3 <> 0 THEN date '2026-01-01' + i % 400 END
                FROM generate_series(1, 20000) i""");
        execute("ANALYZE invoice");
    }

    @Test
    void pagesTogetherAreTheWholeListInOrder() {
        List<JsonObject> small = all("customer=small&limit=60");

        assertThat(small).hasSize(495).extracting(invoice -> invoice.getString("id")).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void equalValuesAreInTheOrderOfIds() {
        List<String> keys = all("customer=small&sort=total&limit=37").stream().map(EntityListIT::totalAndId).toList();

        assertThat(keys).hasSize(495).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void descendingIsTheOtherWayRound() {
        List<String> keys = new ArrayList<>(all("customer=small&sort=-total&limit=37").stream().map(EntityListIT::totalAndId).toList());
        Collections.reverse(keys);

        assertThat(keys).hasSize(495).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void rowsWithoutValueComeLastEitherWay() {
        for (String sort : List.of("due_on", "-due_on")) {
            List<JsonObject> list = all("customer=small&limit=41&sort=" + sort);
            List<Boolean> present = list.stream().map(invoice -> invoice.containsKey("due_on")).toList();

            assertThat(list).as(sort).hasSize(495).extracting(invoice -> invoice.getString("id")).doesNotHaveDuplicates();
            assertThat(present.lastIndexOf(true)).as(sort).isLessThan(present.indexOf(false));
        }
    }

    @Test
    void rangesIncludeTheirStartAndNotTheirEnd() {
        assertThat(all("total_from=2&total_to=4&customer=small")).extracting(invoice -> invoice.getJsonNumber("total").intValue())
                .containsOnly(2, 3);
        assertThat(
                admin.get("invoices?created_at_from=2026-01-01T00:00:01Z&created_at_to=2026-01-01T00:00:03Z").json().getJsonArray("items"))
                .hasSize(2);
        assertThat(admin.get("invoices?due_on=2026-01-02&limit=1").json().getJsonArray("items").getJsonObject(0).getString("due_on"))
                .isEqualTo("2026-01-02");
    }

    @Test
    void inactiveRowsAreListedOnRequest() {
        assertThat(all("customer=small&include=inactive")).hasSize(500);
    }

    @Test
    void countIsExactOrWhatThePlannerSupposesForTheSameConditions() {
        assertThat(admin.get("invoices?customer=small&limit=1&count=exact").json().getInt("count")).isEqualTo(495);
        assertThat(admin.get("invoices?customer=small&limit=1&count=exact&include=inactive").json().getInt("count")).isEqualTo(500);
        assertThat(admin.get("invoices?customer=small&limit=1&count=estimated").json().getInt("count")).isBetween(250, 1000);
        assertThat(admin.get("invoices?customer_in=small,large&due_on_null=true&limit=1&count=estimated").json().getInt("count"))
                .isBetween(4000, 9000);
        assertThat(admin.get("invoices?total_from=1.5&due_on=2026-01-02&limit=1&count=estimated&include=inactive").json().getInt("count"))
                .isBetween(1, 500);
    }

    @Test
    void estimateTellsNothingOfRowsThatAreHidden() {
        JsonObject hidden = sample.one().get("invoices?customer=small&limit=1&count=estimated").json();

        assertThat(hidden.getInt("count")).isZero();
        assertThat(hidden.getBoolean("count_is_exact")).isTrue();
    }

    @Test
    void limitIsFiftyAndAtMostTwoHundred() {
        assertThat(admin.get("invoices").json().getJsonArray("items")).hasSize(50);
        assertThat(admin.get("invoices?limit=200").json().getJsonArray("items")).hasSize(200);
        assertThat(admin.get("invoices?limit=201").violations()).containsExactly("limit range");
    }

    @Test
    void wrongParametersAreToldTogether() {
        Answer refused = admin
                .get("invoices?colour=red&limit=x&sort=number&total=many&due_on_from=soon&customer_from=A&customer=a&customer=b");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("colour unknown", "limit type", "sort one_of", "total type",
                "due_on_from format",
                "customer_from unknown", "customer single");
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        String cursor = admin.get("invoices?sort=total&limit=1").json().getString("next");

        assertThat(admin.get("invoices?sort=total&limit=5&cursor=" + cursor).status()).isEqualTo(200);
        assertThat(admin.get("invoices?sort=-total&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
        assertThat(admin.get("invoices?sort=total&customer=small&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
        assertThat(admin.get("invoices?sort=total&cursor=" + cursor.substring(1)).code()).isEqualTo("INVALID_CURSOR");
        assertThat(admin.get("invoices?cursor=").code()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void linkLeadsToTheNextPage() {
        Answer first = admin.get("invoices?sort=total&limit=3");
        String link = first.header("Link");

        Answer second = admin.get(link.substring(1, link.indexOf('>')));

        assertThat(link).startsWith("</api/v1/invoices?").endsWith(">; rel=\"next\"");
        assertThat(second.json().getJsonArray("items")).hasSize(3).isNotEqualTo(first.json().getJsonArray("items"));
    }

    /** The plan as PostgreSQL logs it: the page starts in the index where the one before it ended. */
    @Test
    void deepPageStartsInTheIndex() {
        String cursor = null;
        for (int page = 0; page < 30; page++) {
            cursor = admin.get("invoices?sort=due_on&limit=200" + (cursor == null ? "" : "&cursor=" + cursor)).json().getString("next");
        }
        String last = cursor;

        String plan = String.join("", new StatementLog(sample.database()).queries(List.of("invoice "),
                () -> admin.get("invoices?sort=due_on&limit=200&cursor=" + last)));

        assertThat(plan).contains("Index Cond: ", "invoice_by_due_on", "ROW(due_on, id) > ROW(").doesNotContain("Seq Scan", "Sort Key");
        assertThat(plan).as("the limit is a number, so that the plan is kept").contains(" LIMIT 201").doesNotContain("OFFSET");
    }

    @Test
    void prefixReadsAPartOfTheIndexThatThePageNames() throws IOException {
        assertThat(Document.page("lists").text().lines().map(String::strip))
                .containsAll(Files.readAllLines(REVISION).stream().filter(line -> line.startsWith("CREATE INDEX invoice_number_prefix"))
                        .toList());

        String plan = String.join("", new StatementLog(sample.database()).queries(List.of("invoice "),
                () -> assertThat(admin.get("invoices?number_prefix=N1234").json().getJsonArray("items")).hasSize(11)));

        assertThat(plan).contains("Index Cond: ", "invoice_number_prefix").doesNotContain("LIKE");
    }

    private static List<JsonObject> all(String query) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = null;
        do {
            JsonObject page = admin.get("invoices?" + query + (cursor == null ? "" : "&cursor=" + cursor)).json();
            all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.isNull("next") ? null : page.getString("next");
        } while (cursor != null);
        return all;
    }

    private static String totalAndId(JsonObject invoice) {
        return invoice.getJsonNumber("total").intValue() + " " + invoice.getString("id");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
