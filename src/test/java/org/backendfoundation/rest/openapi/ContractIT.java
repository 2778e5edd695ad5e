package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.testing.ProblemDocuments.parse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.backendfoundation.testing.SharedApi;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of the contract that was released last go on as they are. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ContractIT {

    private static final Path RELEASED = Path.of("src", "test", "resources", "contract");
    /** To be copied to the released one with a release. */
    private static final Path PRESENT = Path.of("target", "openapi.json");

    @Test
    void nothingThatClientsRelyOnChanges() throws IOException {
        JsonObject present = parse(SharedApi.stranger("GET", "/openapi?format=JSON", "Accept", "application/json").body());
        write(present);

        assertThat(CheckContract.report(parse(Files.readString(RELEASED.resolve("openapi.json"))), present,
                Files.readAllLines(RELEASED.resolve("allowed.txt")))).isEmpty();
    }

    private static void write(JsonObject document) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter out = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
            out.writeObject(document);
        }
        Files.writeString(PRESENT, text.append('\n').toString());
    }
}
