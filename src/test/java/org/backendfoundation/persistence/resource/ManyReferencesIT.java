package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that refer to many others by {@code @ManyToMany}, from both sides. */
@OncePerEngine
class ManyReferencesIT {

    private static final String BASKETS = "baskets";
    private static final String INVOICES = "invoices";

    private static Api client;
    private static Api admin;

    @BeforeAll
    static void start() {
        SampleServer sample = SampleServer.shared();
        client = sample.one();
        admin = sample.administrator();
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

    @Test
    void rowsThatReferToOneAreItsList() {
        String supplier = client.post("suppliers", "{\"name\":\"ACME\"}").header("Location");
        String other = client.post("suppliers", "{\"name\":\"other\"}").header("Location");
        List<String> products = Stream.of("a", "b", "c").map(name -> product(name, supplier, other)).toList();
        product("elsewhere", other);
        String deleted = product("d", supplier);
        client.delete("products/" + deleted);

        Answer first = client.get(supplier + "/products?sort=-name&limit=2");
        Answer second = client.get(supplier + "/products?sort=-name&limit=2&cursor=" + first.json().getString("next"));

        assertThat(ids(first)).as(first.body()).containsExactly(products.get(2), products.get(1));
        assertThat(ids(second)).containsExactly(products.get(0));
        assertThat(ids(client.get(supplier + "/products"))).containsExactlyElementsOf(products);
        assertThat(ids(client.get(supplier + "/products?name=b"))).containsExactly(products.get(1));
        assertThat(client.get(supplier + "/products?nonsense=b").violations()).containsExactly("nonsense unknown");
        assertThat(ids(admin.get(supplier + "/products?include=inactive"))).contains(deleted).hasSize(4);

        client.delete(supplier);

        assertThat(client.get(supplier + "/products").status()).isEqualTo(404);
        assertThat(ids(admin.get(supplier + "/products?include=inactive"))).hasSize(4);
        assertThat(client.get("suppliers/" + UUID.randomUUID() + "/products").status()).isEqualTo(404);
    }

    @Test
    void whatWasDeletedSinceItWasReadCanBePutBackAndNotBeNamedAnew() {
        String kept = invoice();
        String deleted = invoice();
        Answer read = client.post(BASKETS, "{\"name\":\"a\",\"invoices\":%s,\"lines\":[{\"article\":\"nut\",\"invoice_id\":\"%s\"}]}"
                .formatted(array(kept, deleted), deleted));
        String path = read.header("Location");
        client.delete(INVOICES + "/" + deleted);

        Answer back = client.put(path, read.body());
        Answer renamed = client.put(path, read.body().replace("\"a\"", "\"b\"").replace("nut", "bolt"));

        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.header("ETag")).isEqualTo("\"1\"");
        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.json().getJsonArray("invoices").toString()).as("an answer has active rows").isEqualTo(array(kept));
        assertThat(renamed.json().getJsonArray("lines").getJsonObject(0).getString("invoice_id")).isEqualTo(deleted);
        assertThat(client.patch(path, "{\"invoices\":" + array(deleted) + "}").json().getJsonArray("invoices")).isEmpty();

        String other = client.post(BASKETS, "{}").header("Location");
        assertThat(client.patch(other, "{\"invoices\":" + array(kept, deleted) + "}").violations())
                .containsExactly("/invoices/1 reference");
        assertThat(client.post(BASKETS, "{\"invoices\":" + array(deleted) + "}").violations()).containsExactly("/invoices/0 reference");

        admin.post(INVOICES + "/" + deleted + "/restore", "");
        assertThat(client.get(path).json().getJsonArray("invoices").toString()).as("it stayed there").isEqualTo(array(deleted));
    }

    @Test
    void lineOfAnImportMayNameWhatWasDeletedSince() {
        String supplier = client.post("suppliers", "{\"name\":\"gone\"}").header("Location");
        String product = product("rake", supplier);
        String line = client.get("products/" + product).body().replace("rake", "hoe");
        client.delete(supplier);

        Answer imported = client.send("products/batch?key=id",
                request -> request.header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(line)));

        assertThat(imported.json().getInt("updated", 0)).as(imported.body()).isEqualTo(1);
        assertThat(client.get("products/" + product).json().getString("name")).isEqualTo("hoe");
    }

    private static String product(String name, String... suppliers) {
        return id(client.post("products", "{\"name\":\"%s\",\"price\":1,\"suppliers\":%s}".formatted(name,
                array(Stream.of(suppliers).map(path -> path.substring(path.lastIndexOf('/') + 1)).toArray(String[]::new)))));
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

    private static List<String> ids(Answer page) {
        return page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream().map(item -> item.getString("id")).toList();
    }
}
