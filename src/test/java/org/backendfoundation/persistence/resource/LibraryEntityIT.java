package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An entity in a jar under WEB-INF/lib, which {@code META-INF/entities.xml} names, on the real server and database. */
@OncePerEngine
class LibraryEntityIT {

    private static Api client;

    @BeforeAll
    static void start() {
        client = SampleServer.shared().one();
    }

    @Test
    void entityOfALibraryIsServedCheckedAndRecordedAsAnyOther() {
        Answer created = client.post("vouchers", "{\"code\":\"A\"}");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String voucher = created.header("Location");
        assertThat(client.get(voucher).json()).isEqualTo(created.json());
        assertThat(client.patch(voucher, "{\"code\":\" \"}").violations()).containsExactly("/code not_blank");
        assertThat(client.patch(voucher, "{\"code\":\"B\"}").header("ETag")).isEqualTo("\"2\"");
        assertThat(client.get(voucher + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("action_type")).containsExactly("UPDATE", "CREATE");
        assertThat(client.delete(voucher).status()).isEqualTo(204);
        assertThat(client.get(voucher).status()).isEqualTo(404);
    }
}
