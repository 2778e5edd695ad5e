package org.backendfoundation.persistence.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;

/** Files of invoices that a caller sends, and what is in the answers. */
record InvoiceFiles(Api caller) {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String BATCH = "invoices/batch";
    static final String EXPORT = "invoices/export";

    Answer send(String path, String type, String file, String... headers) {
        return send(path, type, file, StandardCharsets.UTF_8, headers);
    }

    Answer send(String path, String type, String file, Charset encoding, String... headers) {
        return caller.send(path, request -> {
            request.header("Content-Type", type).POST(BodyPublishers.ofString(file, encoding));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> line("N" + i, Integer.toString(i))).collect(Collectors.joining());
    }

    static String line(String number, String total) {
        return "{\"number\": \"%s\", \"customer\": \"c\", \"total\": %s}\n".formatted(number, total);
    }

    static List<JsonObject> objects(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().map(line -> Json.createReader(new StringReader(line)).readObject()).toList();
    }
}
