package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.Document;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.StatementLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists by several sorts: all pages of them, over many equal values and many nulls, and how deep ones are read. */
@OncePerEngine
class ListSortsIT {

    private static SampleServer sample;
    private static Api admin;

    @BeforeAll
    static void start() throws SQLException {
        sample = SampleServer.shared();
        admin = sample.administrator();
        execute("""
                INSERT INTO invoice (id, created_at, updated_at, is_active, version, created_by, updated_by, number, customer, total, due_on,
                  approved_by)
                SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, now(), now(), i % 50 <> 0, 1,
                  '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', 'N' || i,
                  CASE WHEN i <= 300 THEN 'c' || i % 3 ELSE 'other' END, i % 4,
                  CASE WHEN i % 5 > 1 THEN date '2026-01-01' + i % 6 END,
                  CASE WHEN i % 7 > 2 THEN ('01900000-0000-7000-8000-00000000000' || i % 3)::uuid END
                FROM generate_series(1, 20000) i""");
        execute(Document.page("lists").text().lines().filter(line -> line.startsWith("    CREATE INDEX invoice_total_due_on")).findFirst()
                .orElseThrow());
        execute("ANALYZE invoice");
    }

    @AfterAll
    static void dropIndex() throws SQLException {
        execute("DROP INDEX invoice_total_due_on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"total,customer", "total,-customer", "-total,customer", "-total,-customer", "due_on,total", "due_on,-total",
        "-due_on,total", "-due_on,-total", "total,due_on", "total,-due_on", "-total,due_on", "-total,-due_on", "due_on,approved_by",
        "-due_on,approved_by", "due_on,-approved_by", "-due_on,-approved_by", "approved_by,-due_on,total", "-approved_by,due_on,-total",
        "customer,-due_on,-approved_by", "-customer,total,-due_on", "-due_on,-approved_by,-total"})
    void pagesTogetherAreTheSortedListWithEachRowOnce(String sort) {
        List<JsonObject> rows = all("customer_prefix=c&limit=37");

        List<String> paged = all("customer_prefix=c&limit=37&sort=" + sort).stream().map(ListSortsIT::id).toList();

        assertThat(rows).hasSize(294);
        assertThat(paged).containsExactlyElementsOf(rows.stream().sorted(inMemory(sort)).map(ListSortsIT::id).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "total", "-total", "due_on", "-due_on", "total,-customer", "-due_on,total", "total,-due_on", "-total,due_on",
                "-due_on,-approved_by", "approved_by,-due_on,total", "customer,-due_on,-approved_by", "-due_on,-approved_by,-total"})
    void wayBackIsTheWayForwardInTheOtherDirection(String sort) {
        String list = "invoices?customer_prefix=c&limit=37" + (sort.isEmpty() ? "" : "&sort=" + sort);
        List<JsonObject> forward = pages(admin.get(list).json(), list, "next");
        JsonObject end = forward.get(forward.size() - 1);

        List<JsonObject> back = pages(end, list, "previous");
        List<JsonObject> again = pages(back.get(back.size() - 1), list, "next");

        assertThat(forward).hasSize(8);
        assertThat(again.stream().map(ListSortsIT::ids).toList()).isEqualTo(forward.stream().map(ListSortsIT::ids).toList());
        Collections.reverse(back);
        assertThat(back.stream().map(ListSortsIT::ids).toList()).isEqualTo(forward.stream().map(ListSortsIT::ids).toList());
    }

    /** From one page on, as its cursors lead. */
    private static List<JsonObject> pages(JsonObject first, String list, String way) {
        List<JsonObject> pages = new ArrayList<>(List.of(first));
        while (!pages.get(pages.size() - 1).isNull(way)) {
            pages.add(admin.get(list + "&cursor=" + pages.get(pages.size() - 1).getString(way)).json());
        }
        return pages;
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(ListSortsIT::id).toList();
    }

    @Test
    void linksLeadBothWays() {
        Answer first = admin.get("invoices?sort=total&limit=3");
        Answer second = admin.get("invoices?sort=total&limit=3&cursor=" + first.json().getString("next"));
        List<String> links = second.headers("Link");

        assertThat(first.json().isNull("previous")).isTrue();
        assertThat(links).anyMatch(link -> link.endsWith(">; rel=\"next\"")).anyMatch(link -> link.endsWith(">; rel=\"prev\""));
        String back = links.stream().filter(link -> link.endsWith("\"prev\"")).findFirst().orElseThrow();
        assertThat(ids(admin.get(back.substring(1, back.indexOf('>'))).json())).isEqualTo(ids(first.json()));
        assertThat(admin.get("invoices?sort=-total&cursor=" + second.json().getString("previous")).code()).isEqualTo("INVALID_CURSOR");
    }

    /** The first decides; nulls are last. */
    private static Comparator<JsonObject> inMemory(String sort) {
        Comparator<JsonObject> order = Comparator.comparingInt(row -> 0);
        boolean isLastDescending = false;
        for (String one : sort.split(",", -1)) {
            isLastDescending = one.startsWith("-");
            String name = one.replace("-", "");
            order = order.thenComparing(row -> row.containsKey(name) ? row.get(name).toString() : null,
                    Comparator.nullsLast(direction(isLastDescending)));
        }
        return order.thenComparing(ListSortsIT::id, direction(isLastDescending));
    }

    private static Comparator<String> direction(boolean descending) {
        return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    private static String id(JsonObject row) {
        return row.getString("id");
    }

    /** The plans as PostgreSQL logs them. */
    @ParameterizedTest
    @ValueSource(strings = {"next", "previous"})
    void deepPageOfMixedDirectionsStartsInTheIndex(String way) {
        String cursor = null;
        for (int page = 0; page < 30; page++) {
            cursor = admin.get("invoices?sort=total,-due_on&limit=200" + (cursor == null ? "" : "&cursor=" + cursor)).json()
                    .getString("next");
        }
        String last = admin.get("invoices?sort=total,-due_on&limit=200&cursor=" + cursor).json().getString(way);

        List<String> plans = new StatementLog(sample.database()).queries(List.of("invoice "),
                () -> admin.get("invoices?sort=total,-due_on&limit=200&cursor=" + last));

        assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan).contains("Index Cond: ", "invoice_total_due_on")
                .doesNotContain("Seq Scan", "Sort Key"));
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

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
