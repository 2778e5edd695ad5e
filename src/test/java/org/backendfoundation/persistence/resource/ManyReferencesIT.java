package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that refer to many others by {@code @ManyToMany}. */
class ManyReferencesIT {

    private static final String BASKETS = "baskets";
    private static final String INVOICES = "invoices";

    private static Api client;

    @BeforeAll
    static void start() {
        client = SampleServer.shared().one();
    }

    @Test
    void requestIsOneVersionHoweverManyRowsItRefersTo() {
        String previous = id(client.post(BASKETS, "{}"));
        Answer created = client.post(BASKETS, "{\"lines\":[{\"article\":\"nut\"}]}");
        String path = created.header("Location");
        String kept = "{\"id\":\"%s\",\"article\":\"bolt\",\"invoice_id\":\"%s\",\"pieces\":2}"
                .formatted(created.json().getJsonArray("lines").getJsonObject(0).getString("id"), invoice());

        Answer changed = client.patch(path, """
                {"invoices":%s,"lines":[%s,{"article":"nut","invoice_id":"%s"}],"name":"a","previous_id":"%s"}"""
                .formatted(array(invoice(), invoice(), invoice(), invoice()), kept, invoice(), previous));

        assertThat(changed.header("ETag")).as(changed.body()).isEqualTo("\"2\"");
        assertThat(changed.json().getJsonArray("lines").getJsonObject(0).getInt("version")).isEqualTo(2);
        assertThat(client.get(path + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getJsonObject("metadata").getInt("version")).containsExactly(2, 1);
    }

    private static String invoice() {
        return id(client.post(INVOICES, "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":1}".formatted(UUID.randomUUID())));
    }

    private static String id(Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().getString("id");
    }

    private static String array(String... ids) {
        return Stream.of(ids).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
