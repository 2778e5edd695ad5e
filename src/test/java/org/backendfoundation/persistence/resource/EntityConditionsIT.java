package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests suppose of the state of an entity: tags, conditions, and versions in bodies. */
@OncePerEngine
class EntityConditionsIT {

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
    void bodyOfAnEarlierVersionIsRefusedAsLate() {
        String path = created();
        Answer read = client.get(path);
        client.patch(path, "{\"customer\":\"faster\"}");

        Answer late = client.put(path, read.body());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().getString("code")).isEqualTo("CONCURRENT_CHANGE");
    }

    @Test
    void knownVersionIsNotSentAgain() {
        String place = created();

        assertThat(client.get(place, "If-None-Match", "W/\"1\"").status()).isEqualTo(304);
        assertThat(client.get(place, "If-None-Match", "\"0\"").status()).isEqualTo(200);
    }

    @Test
    void conditionDecidesAboutTheChange() {
        String place = created();

        assertThat(client.patch(place, "{\"customer\":\"B\"}", "If-Match", "\"7\"").code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(client.delete(place, "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(client.put(place, invoice(), "If-Match", "7").code()).isEqualTo("INVALID_ENTITY_TAG");
        assertThat(client.patch(place, "{\"customer\":\"B\"}", "If-Match", "\"7\", \"1\"").status()).isEqualTo(200);
        assertThat(client.delete(place, "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void severalLinesOfAConditionAreOneList() {
        String place = created();

        assertThat(admin.patch(place, "{\"customer\":\"B\"}", "If-Match", "\"99\"", "If-Match", "\"1\"").status()).isEqualTo(200);
        assertThat(admin.get(place, "If-None-Match", "\"99\"", "If-None-Match", "\"2\"").status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1-gzip\"", "\"1;gzip\"", "\"1--gzip\""})
    void tagThatCameThroughACompressingProxyAdmitsTheChange(String tag) {
        String place = created();

        assertThat(admin.get(place, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(admin.patch(place, "{\"customer\":\"B\"}", "If-Match", tag).status()).isEqualTo(200);
        assertThat(admin.patch(place, "{\"customer\":\"C\"}", "If-Match", tag).status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\"", "\"0\", W/\"1\""})
    void changeThatMayMeetNothingIsRefusedWhereSomethingIs(String tags) {
        String place = created();

        assertThat(admin.put(place, invoice(), "If-None-Match", tags).code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(admin.patch(place, "{\"customer\":\"B\"}", "If-None-Match", tags).status()).isEqualTo(412);
        assertThat(admin.delete(place, "If-None-Match", tags).status()).isEqualTo(412);
        assertThat(admin.get(place, "If-None-Match", tags).status()).isEqualTo(304);
        assertThat(admin.send(place, head -> head.method("HEAD", BodyPublishers.noBody()).header("If-None-Match", tags)).status())
                .isEqualTo(304);
        assertThat(admin.get(place).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void readingMayHaveConditionsToo() {
        String place = created();

        assertThat(admin.get(place, "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(admin.get(place, "If-Match", "\"1\"").status()).isEqualTo(200);
        assertThat(admin.put(place, invoice(), "If-None-Match", "\"7\"").status()).isEqualTo(200);
    }

    @Test
    void privateCacheMayKeepWhatWasReadAndAsksBeforeItGivesItAgain() {
        String place = created();

        for (Answer read : List.of(admin.get(place), admin.get(INVOICES), admin.get(place, "If-None-Match", "\"1\""))) {
            assertThat(read.response().headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        }
        for (Answer other : List.of(admin.patch(place, "{}"), admin.get(place + "/history"),
                admin.get(INVOICES + "?nothing=1"), admin.get(INVOICES + "/1"))) {
            assertThat(other.response().headers().allValues("Cache-Control")).containsExactly("no-store, max-age=0");
        }
    }

    private static String created() {
        return client.post(INVOICES, invoice()).header("Location");
    }

    private static String invoice() {
        return "{\"number\":\"N-%s\",\"customer\":\"ACME\",\"total\":10}".formatted(UUID.randomUUID());
    }
}
