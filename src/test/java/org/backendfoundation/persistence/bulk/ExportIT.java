package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.BATCH;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.EXPORT;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.NDJSON;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.lines;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.objects;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are read as files. */
@OncePerEngine
class ExportIT {

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
    void fileIsImportedWholeAndExportedAgain() {
        Answer imported = files.send(BATCH, NDJSON, lines(1, 450));

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.body()).isEqualTo("{\"lines\":450,\"created\":450,\"updated\":0,\"refused\":0,\"complete\":true}");
        Answer exported = one.get(EXPORT);
        assertThat(exported.header("Content-Type")).isEqualTo(NDJSON);
        assertThat(exported.header("Content-Disposition")).matches("attachment; filename=\"invoices-\\d{8}T\\d{6}Z\\.ndjson\"");
        assertThat(objects(exported)).hasSize(450).extracting(invoice -> invoice.getString("id")).isSorted().doesNotHaveDuplicates();
        assertThat(objects(exported)).extracting(invoice -> invoice.getString("number")).contains("N1", "N450").doesNotHaveDuplicates();
    }

    @Test
    void exportHasTheFiltersOfTheListAndTheCallersRowsOnly() {
        files.send(BATCH, NDJSON, lines(1, 3));
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
        files.send(BATCH, NDJSON, lines(1, 5));
        List<JsonObject> all = objects(one.get(EXPORT));

        assertThat(objects(one.get(EXPORT + "?after=" + all.get(2).getString("id")))).isEqualTo(all.subList(3, 5));
    }

    @Test
    void whatIsNotDeclaredIsNotThere() {
        assertThat(one.get("stock/export").status()).isEqualTo(404);
        assertThat(files.send("stock/batch", NDJSON, "{}").status()).isEqualTo(404);
        assertThat(one.asStranger().get(EXPORT).status()).isEqualTo(401);
        assertThat(one.post(BATCH, "{}").status()).isEqualTo(415);
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
}
