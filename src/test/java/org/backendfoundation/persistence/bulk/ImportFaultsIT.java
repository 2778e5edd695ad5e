package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.BATCH;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.CSV;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.NDJSON;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.lines;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.objects;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import says of a file that has faults, and of itself when it does not come to its end. */
@OncePerEngine
class ImportFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARTS = BATCH + "?mode=parts";

    private SampleServer sample;
    private InvoiceFiles files;

    @BeforeEach
    void start() {
        sample = SampleServer.shared();
        files = new InvoiceFiles(sample.one());
    }

    /** The first import waits for a row of another transaction in its second thousand, as one does whose caller has gone. */
    @Test
    void repetitionThatMeetsTheFirstImportSaysSoAndIsNotComplete() throws SQLException {
        String file = lines(1, 1500);
        CompletableFuture<Answer> first;
        Answer repetition;
        try (Connection blocker = sample.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("""
                    INSERT INTO invoice (id, created_at, updated_at, is_active, version, created_by, updated_by, number, customer, total)
                    VALUES (gen_random_uuid(), now(), now(), true, 1, '00000000-0000-7000-8000-000000000001',
                      '00000000-0000-7000-8000-000000000001', 'N1200', 'c', 1)""");
            first = CompletableFuture.supplyAsync(() -> keyed(file));
            Deadline.await("the first import to wait", PATIENCE, this::isWaitingForALock);
            repetition = keyed(file);
            blocker.rollback();
        }

        List<JsonObject> answers = objects(repetition);
        assertThat(answers).hasSize(1002);
        assertThat(answers.get(999).getInt("line")).isEqualTo(1000);
        JsonObject end = answers.get(1000);
        assertThat(end.getInt("next_line")).isEqualTo(1001);
        assertThat(end.getInt("status")).isEqualTo(409);
        assertThat(end.getString("code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        assertThat(end.getInt("retry_after")).isEqualTo(1);
        assertThat(end.getString("detail")).contains("before line 1001", "send the same file again");
        assertThat(end.containsKey("line")).isFalse();
        assertThat(answers.get(1001)).hasToString(counts(1000, 1000, 0, false));
        assertThat(first.join().body()).endsWith(counts(1500, 1500, 0, true) + "\n");
        assertThat(keyed(file).body()).isEqualTo(first.join().body());
    }

    @Test
    void fileThatCannotBeReadToItsEndIsNotComplete() {
        List<JsonObject> answers = objects(files.send(PARTS, CSV, "number,customer,total\nN1,c,1\nN2,\"c \"x\" c\",2\nN3,c,3\n"));

        assertThat(answers).hasSize(3);
        assertThat(answers.get(1).getInt("line")).isEqualTo(3);
        assertThat(answers.get(1).getJsonArray("violations").getJsonObject(0).getString("rule")).isEqualTo("csv");
        assertThat(answers.get(2)).hasToString(counts(2, 1, 1, false));
        assertThat(files.send(PARTS, CSV, "number,customer,total\nN4,c,\nN5,c,5\n").body()).endsWith(counts(2, 1, 1, true) + "\n");
    }

    @Test
    void onlyTheLineThatIsNotUtf8IsRefusedByItsNumberAndColumn() {
        String file = "number,customer,total\nN1,\"two\nlines \uFFFD\",1\n\nN2,B\u00f6hm,2\nN3,c,3\n";

        List<JsonObject> utf8 = objects(files.send(PARTS, CSV, file.replace("N", "U")));
        List<JsonObject> latin1 = objects(files.send(PARTS, CSV, file.replace("\uFFFD", ""), StandardCharsets.ISO_8859_1));

        assertThat(utf8.get(3)).hasToString(counts(3, 3, 0, true));
        assertThat(latin1).extracting(line -> line.getInt("line", 0)).containsExactly(2, 5, 6, 0);
        assertThat(violations(latin1.get(1))).containsExactly("/customer encoding");
        assertThat(latin1.get(3)).hasToString(counts(3, 2, 1, true));
        assertThat(files.send(BATCH, CSV, "number,customer,total\nN4,B\u00f6hm,2\n", StandardCharsets.ISO_8859_1).violations())
                .containsExactly("/2/customer encoding");
        assertThat(files.send(BATCH, CSV, "number,k\u00e4ufer\nN4,c\n", StandardCharsets.ISO_8859_1).violations())
                .containsExactly("/1 encoding");
    }

    @Test
    void quoteThatCannotBeReadIsToldByItsLine() {
        String rows = "number,customer,total\nN1,\"two\nlines\",1\n\n";

        assertThat(files.send(BATCH, CSV, rows + "N2,\"c \"x\",2\n").violations()).containsExactly("/5 csv");
        assertThat(files.send(BATCH, CSV, "number,\"customer\"s,total\n").violations()).containsExactly("/1 csv");
    }

    @Test
    void anotherCharsetThanUtf8IsRefused() {
        for (String type : List.of(CSV, NDJSON)) {
            Answer refused = files.send(BATCH, type + "; charset=iso-8859-1", "");

            assertThat(refused.status()).as(type).isEqualTo(415);
            assertThat(refused.code()).isEqualTo("ENCODING_REFUSED");
        }
        assertThat(files.send(BATCH, CSV + "; charset=utf-8", "number,customer,total\n").json()).hasToString(counts(0, 0, 0, true));
    }

    @Test
    void formAndReferencesOfALineAreToldTogether() {
        String file = "name,price,category.name,suppliers\nSpade,abc,Nowhere,[\nRake,1,,\n";

        assertThat(files.send("products/batch", CSV, file).violations()).containsExactly("/2/price type", "/2/suppliers format",
                "/2/category/name reference");
        List<JsonObject> parts = objects(files.send("products/batch?mode=parts", CSV, file));
        assertThat(violations(parts.get(0))).containsExactly("/price type", "/suppliers format", "/category/name reference");
        assertThat(violations(objects(files.send("products/batch?mode=parts", NDJSON,
                "{\"name\": \"Spade\", \"price\": \"x\", \"category\": {\"name\": \"Nowhere\"}}")).get(0)))
                .containsExactly("/price type", "/category/name reference");
    }

    @Test
    void headerIsNeeded() {
        assertThat(files.send(BATCH, CSV, "").violations()).containsExactly("/1 column");
        assertThat(files.send(BATCH, CSV, "\n").violations()).containsExactly("/1 column");
        assertThat(files.send(BATCH, CSV, "number,customer,total").json()).hasToString(counts(0, 0, 0, true));
    }

    @Test
    void messagesSayWhatAFileNeeds() {
        assertThat(files.send(BATCH, CSV, "number;customer;total\n").body()).contains("separate them by commas");
        assertThat(files.send(BATCH, CSV, "Number,customer\n").body()).contains("There is no such column; write it as number.");
        assertThat(files.send(BATCH, CSV, "number,colour\n").body()).contains("leave it out, or name one of id, ", "number, ", "total, ");
        assertThat(files.send(BATCH, CSV, "number,customer,total\nN1,c,\"1,234.50\"\n").body())
                .contains("Must be a number such as 1234.50.");
    }

    @Test
    void duplicateWithinTheFileIsToldWithTheLineThatHasItFirst() {
        files.send(BATCH, NDJSON, lines(3, 3));
        String file = "number,customer,total\nN1,c,1\nN2,c,1\nN3,c,1\nN1,c,1\nN4,c,-1\nN4,c,4\nN1,c,1\n";

        List<JsonObject> parts = objects(files.send(PARTS, CSV, file));
        Answer whole = files.send(BATCH, CSV, "number,customer,total\nN8,c,1\nN9,c,1\nN8,c,1\n");

        assertThat(parts).extracting(line -> line.getInt("line", 0) + " " + line.getString("detail", ""))
                .contains("4 Another active invoice has this number.", "5 Another active invoice has this number. Also in line 2.",
                        "8 Another active invoice has this number. Also in line 2.")
                .filteredOn(said -> said.startsWith("7 ")).containsExactly("7 ");
        assertThat(whole.violations()).containsExactly("/4/number unique");
        assertThat(whole.json().getJsonArray("violations").getJsonObject(0).getString("message"))
                .isEqualTo("Another active invoice has this number. Also in line 2.");
    }

    private boolean isWaitingForALock() {
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
                ResultSet waiting = connection.createStatement()
                        .executeQuery("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock')")) {
            return waiting.next() && waiting.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> violations(JsonObject line) {
        return line.getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("pointer") + " " + one.getString("rule")).toList();
    }

    private Answer keyed(String file) {
        return files.send(PARTS, NDJSON, file, "Idempotency-Key", "repeated");
    }

    private static String counts(int lines, int created, int refused, boolean isComplete) {
        return "{\"lines\":%s,\"created\":%s,\"updated\":0,\"refused\":%s,\"complete\":%s}".formatted(lines, created, refused, isComplete);
    }
}
