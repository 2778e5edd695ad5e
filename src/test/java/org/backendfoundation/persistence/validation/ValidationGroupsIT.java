package org.backendfoundation.persistence.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When a constraint counts, whoever writes the row, on the real server and database. */
@OncePerEngine
class ValidationGroupsIT {

    private static final String PERMITS = "kind-permits";
    private static final String PROBE = "probe-validation";

    private static Api client;
    private static Api admin;

    @BeforeAll
    static void start() {
        SampleServer sample = SampleServer.shared();
        client = sample.one();
        admin = sample.administrator();
    }

    @Test
    void constraintOfTheCreationCountsInAPost() {
        assertThat(client.post(PERMITS, "{\"officer\":\"Bo\"}").violations()).containsExactly("/applicant not_blank");

        Answer taken = client.patch(approved(), "{\"applicant\":null}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json()).doesNotContainKey("applicant");
    }

    @Test
    void constraintOfTheChangeCountsInPutAndPatch() {
        String permit = created("{\"applicant\":\"Ann\"}");

        assertThat(client.patch(permit, "{\"code\":\"A\"}").violations()).containsExactly("/officer not_blank");
        assertThat(client.put(permit, "{\"applicant\":\"Eve\"}").violations()).containsExactly("/officer not_blank");
        assertThat(client.patch(permit, "{\"code\":\"A\",\"officer\":\"Bo\"}").status()).isEqualTo(200);
    }

    @Test
    void whatChangesNothingIsNotChecked() {
        String permit = created("{\"applicant\":\"Ann\"}");

        assertThat(client.put(permit, client.get(permit).body()).status()).isEqualTo(200);
        assertThat(client.patch(permit, "{\"applicant\":\"Ann\"}").status()).isEqualTo(200);
    }

    @Test
    void softDeleteAndItsUndoingAreChanges() {
        String permit = created("{\"applicant\":\"Ann\"}");
        String approved = approved();

        assertThat(client.delete(permit).violations()).containsExactly("/officer not_blank");
        assertThat(client.delete(approved).status()).isEqualTo(204);
        assertThat(admin.post(approved + "/restore", "").status()).isEqualTo(200);
    }

    @Test
    void constraintOnTheClassPointsToTheWhole() {
        assertThat(client.patch(created("{\"applicant\":\"Ann\"}"), "{\"officer\":\"Bo\"}").violations())
                .containsExactly(" kind_complete");
    }

    @Test
    void sequenceLooksAtALaterGroupOnceTheFormerHolds() {
        assertThat(client.post(PERMITS, "{\"applicant\":\"Ann\",\"code\":\"too long\"}").violations()).containsExactly("/code size");
        assertThat(client.post(PERMITS, "{\"applicant\":\"Ann\",\"code\":\"low\"}").violations())
                .containsExactly("/code kind_upper_case");
        assertThat(client.post(PERMITS, "{\"applicant\":\"Ann\",\"code\":\"HIGH\"}").status()).isEqualTo(201);
    }

    @Test
    void elementsOfACollectionFollowTheirEntity() {
        assertThat(client.post(PERMITS, "{\"applicant\":\"Ann\",\"stages\":[{\"name\":\"a\"},{\"days\":1}]}").violations())
                .containsExactly("/stages/1/name not_blank");
        assertThat(client.post(PERMITS, "{\"applicant\":\"Ann\",\"remarks\":[\"a\",\" \"]}").violations())
                .containsExactly("/remarks/1 not_blank");
        assertThat(client.patch(approved(), "{\"remarks\":[\" \"],\"stages\":[{\"days\":1},{\"name\":\"a\"}]}").violations())
                .containsExactly("/stages/1/days not_null");
        assertThat(client.patch(approved(), "{\"remarks\":[\" \"],\"stages\":[{\"days\":1}]}").status()).isEqualTo(200);
    }

    @Test
    void newPartOfAChangedOwnerIsCreated() {
        String permit = approved();

        assertThat(client.patch(permit, "{\"fees\":[{\"payer\":\"Ann\"},{\"amount\":1}]}").violations())
                .containsExactly("/fees/1/payer not_blank");
        JsonObject fee = client.patch(permit, "{\"fees\":[{\"payer\":\"Ann\"}]}").json().getJsonArray("fees").getJsonObject(0);
        assertThat(client.patch(permit, "{\"fees\":[{\"id\":\"" + fee.getString("id") + "\",\"payer\":\"Eve\"}]}").violations())
                .containsExactly("/fees/0/amount not_null");
    }

    @Test
    void providerChecksWhatNoResourceChanges() {
        assertThat(admin.post(PROBE, "").violations()).containsExactly("/applicant not_blank");
        assertThat(admin.put(PROBE + approved().substring(PERMITS.length()), "{}").violations()).containsExactly("/officer not_blank");
    }

    private static String approved() {
        return created("{\"applicant\":\"Ann\",\"officer\":\"Bo\",\"code\":\"A\"}");
    }

    private static String created(String body) {
        Answer created = client.post(PERMITS, body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return PERMITS + "/" + created.json().getString("id");
    }
}
