package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows as files, in both directions. */
@OncePerEngine
class BulkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String BATCH = "invoices/batch";
    private static final String EXPORT = "invoices/export";

    private SampleServer sample;
    private Api one;

    @BeforeEach
    void start() {
        sample = SampleServer.shared();
        one = sample.one();
    }

    @Test
    void fileIsImportedWholeAndExportedAgain() {
        Answer imported = send(BATCH, NDJSON, lines(1, 450));

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.body()).isEqualTo("{\"lines\":450,\"created\":450,\"updated\":0,\"refused\":0,\"complete\":true}");
        Answer exported = one.get(EXPORT);
        assertThat(exported.header("Content-Type")).isEqualTo(NDJSON);
        assertThat(exported.header("Content-Disposition")).matches("attachment; filename=\"invoices-\\d{8}T\\d{6}Z\\.ndjson\"");
        assertThat(objects(exported)).hasSize(450).extracting(invoice -> invoice.getString("id")).isSorted().doesNotHaveDuplicates();
        assertThat(objects(exported)).extracting(invoice -> invoice.getString("number")).contains("N1", "N450").doesNotHaveDuplicates();
    }

    @Test
    void everyImportedRowHasItsEntryInTheTrail() {
        send(BATCH, NDJSON, lines(1, 120));

        String id = objects(one.get(EXPORT + "?number=N77")).get(0).getString("id");
        JsonObject entry = one.get("invoices/" + id + "/history").json().getJsonArray("items").getJsonObject(0);
        assertThat(entry.getString("action_type")).isEqualTo("CREATE");
        assertThat(entry.getJsonObject("metadata").toString()).contains("N77");
    }

    @Test
    void exportHasTheFiltersOfTheListAndTheCallersRowsOnly() {
        send(BATCH, NDJSON, lines(1, 3));
        sample.other().send(BATCH, request -> request.header("Content-Type", NDJSON).POST(BodyPublishers.ofString(lines(4, 5))));

        assertThat(objects(one.get(EXPORT))).hasSize(3);
        assertThat(objects(sample.other().get(EXPORT))).hasSize(2);
        assertThat(objects(sample.administrator().get(EXPORT))).hasSize(5);
        assertThat(objects(one.get(EXPORT + "?number=N2"))).singleElement().extracting(row -> row.getString("number")).isEqualTo("N2");
        assertThat(one.get(EXPORT + "?limit=5&sort=total&colour=red").violations()).containsExactly("limit unknown", "sort unknown");
        assertThat(one.get(EXPORT + "?colour=red").violations()).containsExactly("colour unknown");
        assertThat(one.get(EXPORT + "?format=xml").violations()).containsExactly("format one_of");
        assertThat(one.get(EXPORT, "Accept", "application/pdf").status()).isEqualTo(406);
        assertThat(one.get(EXPORT + "?include=inactive").status()).isEqualTo(403);
    }

    @Test
    void exportContinuesBehindTheLastRowThatArrived() {
        send(BATCH, NDJSON, lines(1, 5));
        List<JsonObject> all = objects(one.get(EXPORT));

        assertThat(objects(one.get(EXPORT + "?after=" + all.get(2).getString("id")))).isEqualTo(all.subList(3, 5));
    }

    @Test
    void whatIsNotDeclaredIsNotThere() {
        assertThat(one.get("stock/export").status()).isEqualTo(404);
        assertThat(send("stock/batch", NDJSON, "{}").status()).isEqualTo(404);
        assertThat(one.asStranger().get(EXPORT).status()).isEqualTo(401);
        assertThat(one.post(BATCH, "{}").status()).isEqualTo(415);
    }

    @Test
    void fileWithMistakesIsRefusedWholeAndTellsTheirLines() {
        Answer refused = send(BATCH, NDJSON, lines(1, 2) + """
                {"number": "N3", "customer": "c", "total": "3"}

                {"number": "N4", "customer": "c", "total": 4, "colour": "red"}
                {"number": "N5", "customer": "c", "total": 5
                """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.violations()).containsExactly("/3/total type", "/5/colour unknown", "/6 malformed_json");
        assertThat(objects(one.get(EXPORT))).isEmpty();
    }

    @Test
    void whatTheDatabaseOrARuleRefusesTakesTheWholeFileBack() {
        send(BATCH, NDJSON, lines(70, 70));
        Answer twice = send(BATCH, NDJSON, lines(1, 130));
        Answer broken = send(BATCH, NDJSON, lines(1, 60) + line("N61", "-1"));

        assertThat(twice.status()).as(twice.body()).isEqualTo(409);
        assertThat(twice.violations()).singleElement().asString().startsWith("/70");
        assertThat(broken.status()).as(broken.body()).isEqualTo(400);
        assertThat(broken.violations()).containsExactly("/61/total positive_or_zero");
        assertThat(objects(one.get(EXPORT))).hasSize(1);
    }

    @Test
    void inPartsOnlyTheFaultyLinesAreMissing() {
        send(BATCH, NDJSON, lines(500, 500));
        String file = lines(1, 699) + line("N700", "-1") + lines(701, 1500) + "not json\n";

        Answer answer = send(BATCH + "?mode=parts", NDJSON, file);

        List<JsonObject> answers = objects(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answers).hasSize(1502);
        assertThat(answers.subList(0, 1501)).extracting(each -> each.getInt("line"))
                .isEqualTo(IntStream.rangeClosed(1, 1501).boxed().toList());
        assertThat(answers.subList(0, 1501)).filteredOn(each -> each.getInt("status") != 201)
                .extracting(each -> each.getInt("line") + " " + each.getInt("status") + " " + each.getString("code"))
                .containsExactly("500 409 CONSTRAINT_VIOLATED", "700 400 VALIDATION_FAILED", "1501 400 MALFORMED_JSON");
        assertThat(answers.get(1501)).hasToString("{\"lines\":1501,\"created\":1498,\"updated\":0,\"refused\":3,\"complete\":true}");
        assertThat(objects(one.get(EXPORT))).hasSize(1499);
    }

    @Test
    void repetitionUnderTheSameKeyImportsNothingAndAnswersTheSame() {
        for (String path : List.of(BATCH, BATCH + "?mode=parts")) {
            String file = path.equals(BATCH) ? lines(1, 30) : lines(31, 1060) + line("N1061", "-1") + lines(1062, 1070);
            Answer first = send(path, NDJSON, file, "Idempotency-Key", "import" + path.length());
            Answer again = send(path, NDJSON, file, "Idempotency-Key", "import" + path.length());

            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(send(path, NDJSON, lines(2000, 2001), "Idempotency-Key", "import" + path.length()).body())
                    .contains("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(objects(one.get(EXPORT))).hasSize(1069);
    }

    @Test
    void sameFileUnderTheSameKeyIsRefusedWithAnotherQuery() {
        send(BATCH + "?mode=parts", NDJSON, lines(1, 3), "Idempotency-Key", "asked-in-parts");
        send(BATCH, NDJSON, lines(4, 6), "Idempotency-Key", "asked-whole");

        for (String query : List.of("", "?mode=whole", "?mode=parts&key=number")) {
            assertThat(send(BATCH + query, NDJSON, lines(1, 3), "Idempotency-Key", "asked-in-parts").code())
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(send(BATCH + "?mode=parts", NDJSON, lines(4, 6), "Idempotency-Key", "asked-whole").body())
                .contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(objects(one.get(EXPORT))).hasSize(6);
    }

    @Test
    void linesChangeTheRowsThatTheyFindByAKey() {
        send(BATCH, NDJSON, lines(1, 3));

        Answer changed = send(BATCH + "?key=number", NDJSON,
                line("N2", "22") + "{\"number\": \"N3\", \"due_on\": \"2026-05-01\"}\n" + line("N4", "4"));

        assertThat(changed.json()).hasToString("{\"lines\":3,\"created\":1,\"updated\":2,\"refused\":0,\"complete\":true}");
        assertThat(objects(one.get(EXPORT))).extracting(row -> row.getString("number") + " " + row.get("total") + " " + row.get("due_on"))
                .containsExactly("N1 1.00 null", "N2 22.00 null", "N3 3.00 \"2026-05-01\"", "N4 4.00 null");
        assertThat(send(BATCH + "?key=number", NDJSON, line("N5", "5") + line("N5", "6") + line("N2", "23") + line("N2", "24")).json())
                .hasToString("{\"lines\":4,\"created\":1,\"updated\":3,\"refused\":0,\"complete\":true}");
        assertThat(objects(one.get(EXPORT + "?number_in=N2,N5"))).extracting(row -> row.get("total").toString())
                .containsExactlyInAnyOrder("24.00", "6.00");
        assertThat(send(BATCH + "?key=number", NDJSON, line("N1", "7") + line("N2", "-1") + line("N3", "8")).violations())
                .containsExactly("/2/total positive_or_zero");
        assertThat(objects(one.get(EXPORT + "?number=N1")).get(0).get("total")).hasToString("1.00");
        assertThat(send(BATCH + "?key=number", NDJSON, "{\"total\": 1}\n").violations()).containsExactly("/1/number required");
        assertThat(send(BATCH + "?key=customer", NDJSON, "").violations()).containsExactly("key one_of");
        assertThat(send(BATCH + "?mode=some", NDJSON, "").violations()).containsExactly("mode one_of");
        assertThat(send(BATCH + "?colour=red", NDJSON, "").violations()).containsExactly("colour unknown");
    }

    @Test
    void csvThatWasExportedIsCorrectedAndImported() {
        send(BATCH, NDJSON, "{\"number\": \"=1+1\", \"customer\": \"a, \\\"b\\\"\\nc\", \"total\": 1, \"details\": {\"a\": [1, \"x\"]}}\n"
                + line("'-2", "2"));
        List<JsonObject> before = objects(one.get(EXPORT));

        Answer csv = one.get(EXPORT + "?format=csv");
        Answer same = send(BATCH + "?key=id", CSV, csv.body());
        Answer changed = send(BATCH + "?key=id", "text/csv; charset=utf-8; header=present", csv.body().replace(",2.00,", ",3.50,"));

        assertThat(csv.header("Content-Type")).startsWith("text/csv;").contains("charset=UTF-8", "header=present");
        assertThat(csv.body()).contains("'=1+1", "''-2").startsWith("id,");
        assertThat(same.status()).as(same.body()).isEqualTo(200);
        assertThat(changed.json()).hasToString("{\"lines\":2,\"created\":0,\"updated\":2,\"refused\":0,\"complete\":true}");
        List<JsonObject> after = objects(one.get(EXPORT));
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1).get("total")).hasToString("3.50");
        assertThat(after.get(1).getString("number")).isEqualTo("'-2");
    }

    @Test
    void linesNameTheRowsThatTheyReferToByAKey() {
        String garden = one.post("categories", "{\"name\": \"Garden\"}").json().getString("id");
        one.post("categories", "{\"name\": \"Twins\"}");
        one.post("categories", "{\"name\": \"Twins\"}");

        Answer csv = send("products/batch", CSV, "name,price,category.name\nSpade,10,Garden\nRake,8,Garden\nRope,2,\n");
        Answer json = send("products/batch", NDJSON, "{\"name\": \"Hose\", \"price\": 3, \"category\": {\"name\": \"Garden\"}}");
        Answer refused = send("products/batch", CSV, "name,price,category.name,category_id\na,1,Nowhere,\n");

        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(json.status()).as(json.body()).isEqualTo(200);
        assertThat(objects(one.get("products/export?category_id=" + garden))).extracting(product -> product.getString("name"))
                .containsExactlyInAnyOrder("Spade", "Rake", "Hose");
        assertThat(refused.violations()).containsExactly("/2/category/name reference");
        assertThat(send("products/batch", CSV, "name,price,category.name\na,1,Twins\n").violations())
                .containsExactly("/2/category/name unique");
        assertThat(send("products/batch", CSV, "name,price,category.name,category_id\na,1,Garden," + garden + "\n").violations())
                .containsExactly("/2/category/name given_twice");
        assertThat(send("products/batch", NDJSON, "{\"name\": \"a\", \"price\": 1, \"category\": {\"id\": 1}}").violations())
                .containsExactly("/1/category key");
    }

    @Test
    void groupThatTheDatabaseRefusesIsImportedWithoutTheLineThatItMeant() {
        send(BATCH, NDJSON, lines(70, 70));
        Answer parts = send(BATCH + "?mode=parts", NDJSON, lines(1, 130));

        assertThat(parts.body()).contains("{\"line\":70,\"status\":409,\"code\":\"CONSTRAINT_VIOLATED\"")
                .endsWith("{\"lines\":130,\"created\":129,\"updated\":0,\"refused\":1,\"complete\":true}\n");
        assertThat(objects(one.get(EXPORT))).hasSize(130);
    }

    @Test
    void csvThatIsNoneIsRefused() {
        assertThat(send(BATCH, CSV, "number,colour,number\nN1,red,N1\n").violations()).containsExactly("/1/colour column",
                "/1/number column");
        assertThat(send(BATCH, CSV, "number,customer,total\nN1,c\nN2,c,two\n").violations()).containsExactly("/2 cells", "/3/total type");
        assertThat(send(BATCH, CSV, "number,customer,total\nN1,c,1\nN2,\"c,2\n").violations()).containsExactly("/3 csv");
        assertThat(send(BATCH, CSV, "\uFEFFnumber,customer,total\r\nN1,c,1\r\n").status()).isEqualTo(200);
    }

    @Test
    void fileMayBeLargerThanOtherBodies() {
        String details = "x".repeat(60_000);
        String file = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "{\"number\": \"L%s\", \"customer\": \"c\", \"total\": 1, \"details\": {\"a\": \"%s\"}}\n"
                        .formatted(i, details))
                .collect(Collectors.joining());

        Answer imported = send(BATCH, NDJSON, file);

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(objects(one.get(EXPORT))).hasSize(40);
    }

    @Test
    void moreLinesThanAFileMayHaveAreRefusedBeforeTheFirstIsImported() {
        Answer refused = send(BATCH + "?mode=parts", NDJSON, lines(1, 1) + "{}\n".repeat(BatchLines.MAX_LINES));

        assertThat(refused.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(objects(one.get(EXPORT))).isEmpty();
    }

    @Test
    void exportThatFailsBreaksOffAndManyAtOnceAreRefused() throws IOException, SQLException {
        execute("""
                INSERT INTO invoice (id, created_at, updated_at, is_active, version, created_by, updated_by, number, customer, total, details)
                SELECT gen_random_uuid(), now(), now(), true, 1, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001',
                  'L' || i, 'c', 1, jsonb_build_object('a', repeat('x', 20000)) FROM generate_series(1, 2000) i""");
        Api admin = sample.administrator();
        try (BufferedReader first = reader(admin.open(EXPORT)); BufferedReader second = reader(admin.open(EXPORT))) {
            assertThat(first.readLine()).startsWith("{");
            assertThat(second.readLine()).startsWith("{");

            Answer third = admin.get(EXPORT);

            assertThat(third.status()).isEqualTo(429);
            assertThat(third.code()).isEqualTo("EXPORTS_BUSY");
            assertThat(third.header("Retry-After")).isEqualTo("10");
            assertThat(third.header("Content-Disposition")).isNull();
            Deadline.await("both readers to be too slow, and no session waiting for them", PATIENCE, this::noSessionIsOpen);
            execute("REVOKE SELECT ON invoice FROM foundation");
            assertThatThrownBy(() -> first.lines().count()).hasRootCauseInstanceOf(IOException.class);
        } finally {
            execute("GRANT SELECT ON invoice TO foundation");
        }
        Deadline.await("the places of both", PATIENCE, () -> admin.get(EXPORT + "?number=none").status() == 200);
    }

    @Test
    void manyImportsAtOnceAreRefused() throws SQLException {
        List<CompletableFuture<Answer>> waiting;
        try (Connection blocker = sample.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("LOCK TABLE invoice IN EXCLUSIVE MODE");
            waiting = IntStream.rangeClosed(1, 2).mapToObj(i -> later(lines(100 * i, 100 * i + 9))).toList();
            Deadline.await("both imports", PATIENCE, () -> sample.administrator().get("database").json().getJsonObject("sessions")
                    .getInt("active") == 2);

            Answer third = send(BATCH, NDJSON, lines(1, 1));

            assertThat(third.status()).isEqualTo(429);
            assertThat(third.code()).isEqualTo("IMPORTS_BUSY");
        }
        assertThat(waiting).extracting(CompletableFuture::join).extracting(Answer::status).containsOnly(200);
    }

    private CompletableFuture<Answer> later(String file) {
        return CompletableFuture.supplyAsync(() -> send(BATCH, NDJSON, file));
    }

    private boolean noSessionIsOpen() {
        return sample.administrator().get("database").json().getJsonObject("sessions").getInt("active") == 0;
    }

    private static BufferedReader reader(InputStream body) {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    private Answer send(String path, String type, String file, String... headers) {
        return one.send(path, request -> {
            request.header("Content-Type", type).POST(BodyPublishers.ofString(file));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> line("N" + i, Integer.toString(i))).collect(Collectors.joining());
    }

    private static String line(String number, String total) {
        return "{\"number\": \"%s\", \"customer\": \"c\", \"total\": %s}\n".formatted(number, total);
    }

    private static List<JsonObject> objects(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().map(line -> Json.createReader(new StringReader(line)).readObject()).toList();
    }
}
