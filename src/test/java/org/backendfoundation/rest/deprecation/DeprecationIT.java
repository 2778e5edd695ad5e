package org.backendfoundation.rest.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers learn what is deprecated from the answers, and from the contract. */
@OncePerEngine
class DeprecationIT {

    private static final String STARS = "@1767225600";
    private static final String STARS_END = "Tue, 05 Jan 2027 00:00:00 GMT";
    private static final String REPLACE = "@1740787200";
    private static final String RESTORE = "@1769904000";

    private SampleServer server;
    private Api api;
    private String review;

    @BeforeEach
    void create() {
        server = SampleServer.shared();
        api = server.administrator();
        String product = api.post("products", "{\"name\":\"Kettle\",\"price\":12}").json().getString("id");
        String customer = api.post("customers", "{\"name\":\"Ann\"}").json().getString("id");
        Answer created = api.post("reviews", "{\"stars\":4,\"product_id\":\"%s\",\"customer_id\":\"%s\"}".formatted(product, customer));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        review = "reviews/" + created.json().getString("id");
    }

    @Test
    void callerWhoSendsADeprecatedAttributeLearnsIt() {
        Answer changed = api.patch(review, "{\"stars\":5}");

        assertThat(changed.header("Deprecation")).isEqualTo(STARS);
        assertThat(changed.header("Sunset")).isEqualTo(STARS_END);
        assertThat(changed.response().headers().allValues("Link")).contains("<https://shop.example.org/news/stars>; rel=\"deprecation\"",
                "<https://shop.example.org/news/stars>; rel=\"sunset\"");
        assertUndeprecated(api.patch(review, "{\"text\":\"Good\"}"));
    }

    @Test
    void callerWhoAsksForADeprecatedAttributeLearnsIt() {
        assertThat(List.of("reviews?stars_from=3", "reviews?sort=-stars", "reviews?fields=stars", review + "?fields=text,stars"))
                .allSatisfy(path -> assertThat(api.get(path).header("Deprecation")).as(path).isEqualTo(STARS));
        assertThat(List.of("reviews", review, "reviews?fields=text", "reviews?product_id=019af000-0000-7000-8000-000000000000"))
                .allSatisfy(path -> assertUndeprecated(api.get(path)));
    }

    @Test
    void callerOfADeprecatedOperationLearnsIt() {
        JsonObject read = api.get(review).json();
        Answer replaced = api.put(review, read.toString());
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.header("Deprecation")).as("the first day of the operation and the attribute").isEqualTo(REPLACE);
        assertThat(replaced.header("Sunset")).isEqualTo(STARS_END);
        Answer refused = api.post(review + "/restore", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Deprecation")).as("also where it is refused").isEqualTo(RESTORE);
        assertThat(refused.header("Sunset")).isNull();
        assertUndeprecated(api.delete(review));
    }

    @Test
    void contractMarksWhatIsDeprecated() {
        JsonObject contract = server.openApi();
        JsonObject one = contract.getJsonObject("paths").getJsonObject("/api/v1/reviews/{id}");

        assertThat(one.getJsonObject("put").getBoolean("deprecated")).isTrue();
        assertThat(one.getJsonObject("put").getString("description"))
                .isEqualTo("Needs the role client. Deprecated since 2025-03-01, and may be gone from 2027-03-01 on.");
        assertThat(one.getJsonObject("patch").getBoolean("deprecated", false)).isFalse();
        assertThat(contract.getJsonObject("paths").getJsonObject("/api/v1/reviews/{id}/restore").getJsonObject("post")
                .getBoolean("deprecated")).isTrue();
        assertThat(List.of("Review", "ReviewInput", "ReviewReplacement", "ReviewPatch"))
                .allSatisfy(name -> assertThat(contract.getJsonObject("components").getJsonObject("schemas").getJsonObject(name)
                        .getJsonObject("properties").getJsonObject("stars").getBoolean("deprecated")).as(name).isTrue());
        assertThat(contract.getJsonObject("paths").getJsonObject("/api/v1/reviews").getJsonObject("get").getJsonArray("parameters")
                .getValuesAs(JsonValue::asJsonObject).stream().filter(parameter -> parameter.getBoolean("deprecated", false))
                .map(parameter -> parameter.getString("name"))).contains("stars", "stars_from").doesNotContain("product_id");
        assertThat(List.of("sort", "fields", "stars_from")).allSatisfy(name -> assertThat(parameter(contract, name)
                .getString("description")).as(name)
                .contains("since 2026-01-01, and may be gone from 2027-01-05 on: https://shop.example.org/news/stars"));
        assertThat(parameter(contract, "sort").getString("description")).contains(". Deprecated: 'stars' since");
        assertThat(parameter(contract, "sort").getBoolean("deprecated", false)).as("the parameter itself stays").isFalse();
    }

    private static JsonObject parameter(JsonObject contract, String name) {
        return contract.getJsonObject("paths").getJsonObject("/api/v1/reviews").getJsonObject("get").getJsonArray("parameters")
                .getValuesAs(JsonValue::asJsonObject).stream().filter(parameter -> parameter.getString("name").equals(name)).findFirst()
                .orElseThrow();
    }

    private static void assertUndeprecated(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        assertThat(answer.response().headers().map()).doesNotContainKeys("deprecation", "sunset", "Deprecation", "Sunset");
    }
}
