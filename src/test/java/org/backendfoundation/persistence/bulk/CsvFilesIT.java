package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.BATCH;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.CSV;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.EXPORT;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.NDJSON;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.line;
import static org.backendfoundation.persistence.bulk.InvoiceFiles.objects;

import jakarta.json.JsonObject;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows as CSV: cells, columns, and other rows that they name by a key. */
@OncePerEngine
class CsvFilesIT {

    private Api one;
    private InvoiceFiles files;

    @BeforeEach
    void start() {
        one = SampleServer.shared().one();
        files = new InvoiceFiles(one);
    }

    @Test
    void csvThatWasExportedIsCorrectedAndImported() {
        files.send(BATCH, NDJSON,
                "{\"number\": \"=1+1\", \"customer\": \"a, \\\"b\\\"\\nc\", \"total\": 1, \"details\": {\"a\": [1, \"x\"]}}\n"
                        + line("'-2", "2"));
        List<JsonObject> before = objects(one.get(EXPORT));

        Answer csv = one.get(EXPORT + "?format=csv");
        Answer same = files.send(BATCH + "?key=id", CSV, csv.body());
        Answer changed = files.send(BATCH + "?key=id", "text/csv; charset=utf-8; header=present", csv.body().replace(",2.00,", ",3.50,"));

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

        Answer csv = files.send("products/batch", CSV, "name,price,category.name\nSpade,10,Garden\nRake,8,Garden\nRope,2,\n");
        Answer json = files.send("products/batch", NDJSON, "{\"name\": \"Hose\", \"price\": 3, \"category\": {\"name\": \"Garden\"}}");
        Answer refused = files.send("products/batch", CSV, "name,price,category.name,category_id\na,1,Nowhere,\n");

        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(json.status()).as(json.body()).isEqualTo(200);
        assertThat(objects(one.get("products/export?category_id=" + garden))).extracting(product -> product.getString("name"))
                .containsExactlyInAnyOrder("Spade", "Rake", "Hose");
        assertThat(refused.violations()).containsExactly("/2/category/name reference");
        assertThat(files.send("products/batch", CSV, "name,price,category.name\na,1,Twins\n").violations())
                .containsExactly("/2/category/name unique");
        assertThat(files.send("products/batch", CSV, "name,price,category.name,category_id\na,1,Garden," + garden + "\n").violations())
                .containsExactly("/2/category/name given_twice");
        assertThat(files.send("products/batch", NDJSON, "{\"name\": \"a\", \"price\": 1, \"category\": {\"id\": 1}}").violations())
                .containsExactly("/1/category key");
    }

    @Test
    void csvThatIsNoneIsRefused() {
        assertThat(files.send(BATCH, CSV, "number,colour,number\nN1,red,N1\n").violations()).containsExactly("/1/colour column",
                "/1/number column");
        assertThat(files.send(BATCH, CSV, "number,customer,total\nN1,c\nN2,c,two\n").violations()).containsExactly("/2 cells",
                "/3/total type");
        assertThat(files.send(BATCH, CSV, "number,customer,total\nN1,c,1\nN2,\"c,2\n").violations()).containsExactly("/3 csv");
        assertThat(files.send(BATCH, CSV, "\uFEFFnumber,customer,total\r\nN1,c,1\r\n").status()).isEqualTo(200);
    }
}
