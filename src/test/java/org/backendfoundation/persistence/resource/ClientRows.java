package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;

/** The rows of a path as a client makes and lists them. */
record ClientRows(Api client) {

    /** @return the path of the new row, which is read as it was answered */
    String create(String path, String body) {
        Answer created = client.post(path, body);
        assertThat(created.status()).as("POST %s %s: %s", path, body, created.body()).isEqualTo(201);
        assertThat(client.get(created.header("Location")).json()).as("what %s stored of %s", path, body).isEqualTo(created.json());
        return path + "/" + created.json().getString("id");
    }

    /** All rows of a list, page by page. */
    List<JsonObject> pages(String first) {
        List<JsonObject> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 50; page++) {
            Answer answer = client.get(first + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            items.addAll(answer.json().getJsonArray("items").getValuesAs(JsonObject.class));
            if (answer.json().isNull("next")) {
                return items;
            }
            cursor = "&cursor=" + answer.json().getString("next");
        }
        throw new AssertionError("The list has no end: " + first);
    }
}
