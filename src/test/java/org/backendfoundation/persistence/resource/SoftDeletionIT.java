package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a soft delete and a restore do to the rows that refer to the row. */
@OncePerEngine
class SoftDeletionIT {

    private static SampleServer sample;
    private static Api client;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        admin = sample.administrator();
    }

    @Test
    void deletedRowOfASubclassIsInNoList() {
        String machine = client.post("kind-machines", "{\"owner\":\"gone\",\"power\":7}").header("Location");
        assertThat(client.get("kind-machines?owner=gone&count=exact").json().getInt("count")).isEqualTo(1);

        client.delete(machine);

        JsonObject list = client.get("kind-machines?owner=gone&count=exact").json();
        assertThat(list.getJsonArray("items")).isEmpty();
        assertThat(list.getInt("count")).isZero();
        assertThat(admin.get("kind-machines?owner=gone&include=inactive").json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void deletionIsRefusedWhileARowNeedsTheReference() {
        String customer = customer();
        String order = order(customer);

        Answer refused = client.delete(customer);

        assertThat(refused.code()).isEqualTo("STILL_REFERENCED");
        assertThat(refused.body()).contains("Rows of CustomerOrder refer to it by customer_id");
        assertThat(client.get(customer).status()).isEqualTo(200);
        assertThat(client.get(customer).header("ETag")).isEqualTo("\"1\"");

        assertThat(client.delete(order).status()).isEqualTo(204);
        assertThat(client.delete(customer).status()).isEqualTo(204);
    }

    @Test
    void rowCannotBeRestoredBeforeTheOneThatItNeeds() {
        String customer = customer();
        String order = order(customer);
        client.delete(order);
        client.delete(customer);

        Answer refused = admin.post(order + "/restore", "");

        assertThat(refused.code()).isEqualTo("STILL_REFERENCED");
        assertThat(refused.body()).contains("refers to a deleted Customer by customer_id");
        assertThat(admin.post(customer + "/restore", "").status()).isEqualTo(200);
        assertThat(admin.post(order + "/restore", "").status()).isEqualTo(200);
    }

    @Test
    void rowsAreDeletedAndRestoredTogetherToTheLastLevel() {
        String order = order(customer());
        String shipment = created("shipments", "{\"order_id\":\"%s\",\"carrier\":\"post\"}", order);
        String parcel = created("parcels", "{\"shipment_id\":\"%s\"}", shipment);
        String deletedBefore = created("parcels", "{\"shipment_id\":\"%s\"}", shipment);
        client.delete(deletedBefore);

        assertThat(client.delete(order).status()).isEqualTo(204);

        assertThat(List.of(shipment, parcel)).allSatisfy(place -> assertThat(client.get(place).status()).isEqualTo(404));
        assertThat(updatedAt(parcel)).isEqualTo(updatedAt(order)).isEqualTo(updatedAt(shipment));
        assertThat(admin.post(parcel + "/restore", "").code()).isEqualTo("STILL_REFERENCED");

        assertThat(admin.post(order + "/restore", "").status()).isEqualTo(200);

        assertThat(List.of(shipment, parcel)).allSatisfy(place -> assertThat(client.get(place).status()).isEqualTo(200));
        assertThat(client.get(deletedBefore).status()).isEqualTo(404);
        assertThat(actions(parcel)).containsExactly("RESTORE", "DELETE", "CREATE");
        assertThat(client.get(parcel).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void partOfACascadeThatIsRefusedTakesBackTheWhole() {
        String product = product(null);
        String review = created("reviews", "{\"product_id\":\"%s\",\"customer_id\":\"" + id(customer()) + "\",\"stars\":5}", product);
        String order = order(customer(), product);

        assertThat(client.delete(product).body()).contains("Rows of OrderLine refer to it by product_id");
        assertThat(client.get(review).status()).isEqualTo(200);

        client.patch(order, "{\"lines\":[]}");

        assertThat(client.delete(product).status()).isEqualTo(204);
        assertThat(client.get(review).status()).isEqualTo(404);
    }

    @Test
    void rowThatNeedsNoReferenceLosesIt() {
        String category = created("categories", "{\"name\":\"tools\"}", "");
        String product = product(category);

        assertThat(client.delete(category).status()).isEqualTo(204);

        Answer kept = client.get(product);
        assertThat(kept.json().containsKey("category_id")).isFalse();
        assertThat(kept.header("ETag")).isEqualTo("\"2\"");
        assertThat(actions(product)).containsExactly("UPDATE", "CREATE");
        admin.post(category + "/restore", "");
        assertThat(client.get(product).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void treeIsDeletedAndRestoredWhole() {
        String root = created("categories", "{\"name\":\"root\"}", "");
        String branch = created("categories", "{\"name\":\"branch\",\"parent_id\":\"%s\"}", root);
        String leaf = created("categories", "{\"name\":\"leaf\",\"parent_id\":\"%s\"}", branch);

        client.delete(root);
        assertThat(client.get(leaf).status()).isEqualTo(404);

        admin.post(root + "/restore", "");
        assertThat(client.get(leaf).status()).isEqualTo(200);
    }

    @Test
    void rowWithAReferenceThatSaysNothingStaysReadableAndChangeable() {
        String customer = customer();
        String review = created("reviews", "{\"product_id\":\"" + id(product(null)) + "\",\"customer_id\":\"%s\",\"stars\":5}", customer);

        assertThat(client.delete(customer).status()).isEqualTo(204);

        Answer read = client.get(review);
        assertThat(read.json().getString("customer_id")).isEqualTo(id(customer));
        assertThat(client.patch(review, "{\"stars\":4}").status()).isEqualTo(200);
        client.delete(review);
        assertThat(admin.post(review + "/restore", "").status()).isEqualTo(200);
    }

    @Test
    void rowThatTheCallerMayNotSeeCountsToo() {
        String order = order(customer());
        Answer paid = sample.other().post("payments", "{\"order_id\":\"" + id(order) + "\",\"amount\":1}");

        assertThat(client.get(paid.header("Location")).status()).isEqualTo(404);
        assertThat(client.delete(order).body()).contains("Rows of Payment refer to it by order_id");
    }

    @Test
    void deletionThatWouldTakeTooManyRowsIsRefused() throws SQLException {
        String order = order(customer());
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO shipment (id, created_at, updated_at, is_active, version, created_by, updated_by, order_id, carrier)"
                            + " SELECT gen_random_uuid(), now(), now(), true, 1, created_by, updated_by, id, 'post'"
                            + " FROM customer_order, generate_series(1, 10001) WHERE id = '" + id(order) + "'");
        }

        Answer refused = client.delete(order);

        assertThat(refused.code()).isEqualTo("STILL_REFERENCED");
        assertThat(refused.body()).contains("More than 10000 rows refer to it", "delete those of Shipment first");
        assertThat(client.get(order).header("ETag")).isEqualTo("\"1\"");
    }

    /** The creation holds the parent's row until the database lets its insert go on. */
    @Test
    void childThatIsCreatedMeanwhileKeepsItsParent() throws SQLException {
        String customer = customer();
        CompletableFuture<Answer> creation;
        CompletableFuture<Answer> deletion;
        try (Connection holder = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE customer_order IN SHARE MODE");
            creation = client.later("POST", "orders", orderBody(customer));
            Deadline.await("the creation", Duration.ofSeconds(20), () -> waiting("INSERT INTO customer_order%"));
            deletion = client.later("DELETE", customer, "");
            Deadline.await("the deletion", Duration.ofSeconds(20), () -> waiting("UPDATE customer %"));
            holder.rollback();
        }

        assertThat(creation.join().status()).isEqualTo(201);
        assertThat(deletion.join().code()).isEqualTo("STILL_REFERENCED");
    }

    private static boolean waiting(String query) {
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '" + query + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String customer() {
        return created("customers", "{\"name\":\"Ada\",\"address\":{\"city\":\"Bern\"}}", "");
    }

    private static String product(String category) {
        return created("products", category == null ? "{\"name\":\"nut\",\"price\":1.5}"
                : "{\"name\":\"nut\",\"price\":1.5,\"category_id\":\"%s\"}", category == null ? "" : category);
    }

    private static String order(String customer) {
        return created("orders", orderBody(customer), "");
    }

    private static String order(String customer, String product) {
        return created("orders", "{\"customer_id\":\"" + id(customer) + "\",\"placed_on\":\"2026-01-31\",\"lines\":["
                + "{\"product_id\":\"%s\",\"pieces\":2,\"price\":1.5}]}", product);
    }

    private static String orderBody(String customer) {
        return "{\"customer_id\":\"%s\",\"placed_on\":\"2026-01-31\"}".formatted(id(customer));
    }

    /** @return its place */
    private static String created(String path, String body, String reference) {
        Answer created = client.post(path, body.formatted(id(reference)));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.header("Location");
    }

    private static String id(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static String updatedAt(String place) {
        return admin.get(place + "?include=inactive").json().getString("updated_at");
    }

    private static List<String> actions(String place) {
        return client.get(place + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("action_type")).toList();
    }
}
