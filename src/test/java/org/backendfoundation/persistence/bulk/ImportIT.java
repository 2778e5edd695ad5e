package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.BATCH;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.EXPORT;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.NDJSON;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.line;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.lines;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.objects;

import jakarta.json.JsonObject;
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

/** Rows that files make and change. */
@OncePerEngine
class ImportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SampleServer sample;
    private Api one;
    private InvoiceFiles files;

    @BeforeEach
    void start() {
        sample = SampleServer.shared();
        one = sample.one();
        files = new InvoiceFiles(one);
    }

    @Test
    void everyImportedRowHasItsEntryInTheTrail() {
        files.send(BATCH, NDJSON, lines(1, 120));

        String id = objects(one.get(EXPORT + "?number=N77")).get(0).getString("id");
        JsonObject entry = one.get("invoices/" + id + "/history").json().getJsonArray("items").getJsonObject(0);
        assertThat(entry.getString("action_type")).isEqualTo("CREATE");
        assertThat(entry.getJsonObject("metadata").toString()).contains("N77");
    }

    @Test
    void fileWithMistakesIsRefusedWholeAndTellsTheirLines() {
        Answer refused = files.send(BATCH, NDJSON, lines(1, 2) + """
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
        files.send(BATCH, NDJSON, lines(70, 70));
        Answer twice = files.send(BATCH, NDJSON, lines(1, 130));
        Answer broken = files.send(BATCH, NDJSON, lines(1, 60) + line("N61", "-1"));

        assertThat(twice.status()).as(twice.body()).isEqualTo(409);
        assertThat(twice.violations()).singleElement().asString().startsWith("/70");
        assertThat(broken.status()).as(broken.body()).isEqualTo(400);
        assertThat(broken.violations()).containsExactly("/61/total positive_or_zero");
        assertThat(objects(one.get(EXPORT))).hasSize(1);
    }

    @Test
    void inPartsOnlyTheFaultyLinesAreMissing() {
        files.send(BATCH, NDJSON, lines(500, 500));
        String file = lines(1, 699) + line("N700", "-1") + lines(701, 1500) + "not json\n";

        Answer answer = files.send(BATCH + "?mode=parts", NDJSON, file);

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
            Answer first = files.send(path, NDJSON, file, "Idempotency-Key", "import" + path.length());
            Answer again = files.send(path, NDJSON, file, "Idempotency-Key", "import" + path.length());

            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(files.send(path, NDJSON, lines(2000, 2001), "Idempotency-Key", "import" + path.length()).body())
                    .contains("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(objects(one.get(EXPORT))).hasSize(1069);
    }

    @Test
    void sameFileUnderTheSameKeyIsRefusedWithAnotherQuery() {
        files.send(BATCH + "?mode=parts", NDJSON, lines(1, 3), "Idempotency-Key", "asked-in-parts");
        files.send(BATCH, NDJSON, lines(4, 6), "Idempotency-Key", "asked-whole");

        for (String query : List.of("", "?mode=whole", "?mode=parts&key=number")) {
            assertThat(files.send(BATCH + query, NDJSON, lines(1, 3), "Idempotency-Key", "asked-in-parts").code())
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(files.send(BATCH + "?mode=parts", NDJSON, lines(4, 6), "Idempotency-Key", "asked-whole").body())
                .contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(objects(one.get(EXPORT))).hasSize(6);
    }

    @Test
    void linesChangeTheRowsThatTheyFindByAKey() {
        files.send(BATCH, NDJSON, lines(1, 3));

        Answer changed = files.send(BATCH + "?key=number", NDJSON,
                line("N2", "22") + "{\"number\": \"N3\", \"due_on\": \"2026-05-01\"}\n" + line("N4", "4"));

        assertThat(changed.json()).hasToString("{\"lines\":3,\"created\":1,\"updated\":2,\"refused\":0,\"complete\":true}");
        assertThat(objects(one.get(EXPORT))).extracting(row -> row.getString("number") + " " + row.get("total") + " " + row.get("due_on"))
                .containsExactly("N1 1.00 null", "N2 22.00 null", "N3 3.00 \"2026-05-01\"", "N4 4.00 null");
        assertThat(
                files.send(BATCH + "?key=number", NDJSON, line("N5", "5") + line("N5", "6") + line("N2", "23") + line("N2", "24")).json())
                .hasToString("{\"lines\":4,\"created\":1,\"updated\":3,\"refused\":0,\"complete\":true}");
        assertThat(objects(one.get(EXPORT + "?number_in=N2,N5"))).extracting(row -> row.get("total").toString())
                .containsExactlyInAnyOrder("24.00", "6.00");
        assertThat(files.send(BATCH + "?key=number", NDJSON, line("N1", "7") + line("N2", "-1") + line("N3", "8")).violations())
                .containsExactly("/2/total positive_or_zero");
        assertThat(objects(one.get(EXPORT + "?number=N1")).get(0).get("total")).hasToString("1.00");
        assertThat(files.send(BATCH + "?key=number", NDJSON, "{\"total\": 1}\n").violations()).containsExactly("/1/number required");
        assertThat(files.send(BATCH + "?key=customer", NDJSON, "").violations()).containsExactly("key one_of");
        assertThat(files.send(BATCH + "?mode=some", NDJSON, "").violations()).containsExactly("mode one_of");
        assertThat(files.send(BATCH + "?colour=red", NDJSON, "").violations()).containsExactly("colour unknown");
    }

    @Test
    void groupThatTheDatabaseRefusesIsImportedWithoutTheLineThatItMeant() {
        files.send(BATCH, NDJSON, lines(70, 70));
        Answer parts = files.send(BATCH + "?mode=parts", NDJSON, lines(1, 130));

        assertThat(parts.body()).contains("{\"line\":70,\"status\":409,\"code\":\"CONSTRAINT_VIOLATED\"")
                .endsWith("{\"lines\":130,\"created\":129,\"updated\":0,\"refused\":1,\"complete\":true}\n");
        assertThat(objects(one.get(EXPORT))).hasSize(130);
    }

    @Test
    void fileMayBeLargerThanOtherBodies() {
        String details = "x".repeat(60_000);
        String file = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "{\"number\": \"L%s\", \"customer\": \"c\", \"total\": 1, \"details\": {\"a\": \"%s\"}}\n"
                        .formatted(i, details))
                .collect(Collectors.joining());

        Answer imported = files.send(BATCH, NDJSON, file);

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(objects(one.get(EXPORT))).hasSize(40);
    }

    @Test
    void moreLinesThanAFileMayHaveAreRefusedBeforeTheFirstIsImported() {
        Answer refused = files.send(BATCH + "?mode=parts", NDJSON, lines(1, 1) + "{}\n".repeat(BatchLines.MAX_LINES));

        assertThat(refused.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(objects(one.get(EXPORT))).isEmpty();
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

            Answer third = files.send(BATCH, NDJSON, lines(1, 1));

            assertThat(third.status()).isEqualTo(429);
            assertThat(third.code()).isEqualTo("IMPORTS_BUSY");
        }
        assertThat(waiting).extracting(CompletableFuture::join).extracting(Answer::status).containsOnly(200);
    }

    private CompletableFuture<Answer> later(String file) {
        return CompletableFuture.supplyAsync(() -> files.send(BATCH, NDJSON, file));
    }
}
