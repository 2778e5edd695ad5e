package org.backendfoundation.rest.language;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers of a team's application that has messages in German. */
@OncePerEngine
class AnswerLanguageIT {

    private static Api api;

    @BeforeAll
    static void start() {
        api = SampleServer.shared().one();
    }

    private static Answer parcel(String weight, String... headers) {
        return api.post("parcels", "{\"weight\": %s}".formatted(weight), headers);
    }

    private static String message(Answer refused, int violation) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        return refused.json().getJsonArray("violations").getJsonObject(violation).getString("message");
    }

    @Test
    void ownMessageIsInTheLanguageThatTheCallerPrefers() {
        String shipment = "{\"shipment_id\": null, \"weight\": 31}";
        Answer german = api.post("parcels", shipment, "Accept-Language", "de-CH, en;q=0.5");
        Answer english = api.post("parcels", shipment, "Accept-Language", "fr");
        Answer none = api.post("parcels", shipment);

        assertThat(german.body()).contains("Darf höchstens 30 kg wiegen", "Muss angegeben werden.");
        assertThat(english.body()).contains("Must weigh 30 kg at most").doesNotContain("Muss");
        assertThat(none.body()).contains("Must weigh 30 kg at most").doesNotContain("Muss");
        assertThat(german.header("Content-Language")).isEqualTo("de");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(none.headers("Vary")).contains("Origin", "Accept-Language");
    }

    @Test
    void rulesOfTheFoundationAreInThatLanguageToo() {
        assertThat(message(api.get("parcels?limit=900", "Accept-Language", "de"), 0)).isEqualTo("Muss zwischen 1 und 200 liegen.");
        assertThat(message(parcel("\"heavy\"", "Accept-Language", "de"), 0)).isEqualTo("Hat den falschen Typ.");
        assertThat(message(api.get("parcels?colour=red", "Accept-Language", "de"), 0)).isEqualTo("Diesen Namen gibt es hier nicht.");
    }

    @Test
    void answersWithoutViolationsHaveNoLanguage() {
        Answer found = api.get("parcels", "Accept-Language", "de");
        Answer missing = api.get("parcels/" + UUID.randomUUID(), "Accept-Language", "de");

        assertThat(found.header("Content-Language")).isNull();
        assertThat(missing.header("Content-Language")).isNull();
        assertThat(missing.headers("Vary")).doesNotContain("Accept-Language");
    }

    @Test
    void repetitionIsAnsweredInItsOwnLanguage() {
        String key = UUID.randomUUID().toString();

        assertThat(parcel("31", "Idempotency-Key", key, "Accept-Language", "de").body()).contains("Darf höchstens");
        assertThat(parcel("31", "Idempotency-Key", key).body()).contains("Must weigh");
    }

    @Test
    void keptAnswersToLinesAreEnglish() {
        String line = "{\"number\": \"\", \"customer\": \"c\", \"total\": 1}\n";
        Answer parts = api.send("invoices/batch?mode=parts", request -> request.header("Content-Type", "application/x-ndjson")
                .header("Accept-Language", "de").POST(BodyPublishers.ofString(line)));

        assertThat(parts.body()).contains("not_blank").doesNotContain("Darf nicht");
        JsonObject whole = api.send("invoices/batch", request -> request.header("Content-Type", "application/x-ndjson")
                .header("Accept-Language", "de").POST(BodyPublishers.ofString(line))).json();
        assertThat(whole.toString()).contains("Darf nicht leer sein.");
    }
}
