package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a role opens, on a real server with resources of a team. */
@OncePerEngine
class RolesIT {

    private static SampleServer sample;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
    }

    @Test
    void administratorIsLetInWhereATeamAsksForAnyRole() {
        assertThat(sample.administrator().get("invoices").status()).isEqualTo(200);
        assertThat(sample.administrator().get("own-role-probe").body()).isEqualTo("[true, true, true, true]");
    }

    @Test
    void othersAreNot() {
        Answer refused = sample.one().get("own-role-probe");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("detail")).contains("planner");
    }

    @Test
    void actorIsGrantedARoleOfTheApplicationsOwn() {
        Api planner = sample.caller("planner-one", "planner");

        assertThat(planner.get("own-role-probe").body()).isEqualTo("[true, true, true, false]");
        assertThat(planner.get("me").json().getJsonArray("roles")).hasToString("[\"planner\"]");
        assertThat(planner.get("invoices").status()).isEqualTo(403);
    }

    @Test
    void unknownRoleIsRefusedWithThoseThereAre() {
        Answer refused = sample.administrator().post("actors", "{\"name\": \"seller\", \"kind\": \"PERSON\", \"roles\": [\"sales\"]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).singleElement().asString().isEqualTo("/roles/0 known_role");
        assertThat(refused.body())
                .contains("must be one of admin, operator, auditor, monitor, client, dispatcher, payroll, personnel, planner");
    }

    @Test
    void rolesAreListedWithWhatTheyMayDo() {
        assertThat(sample.administrator().get("roles").json().getJsonArray("items").getValuesAs(JsonObject.class))
                .contains(Json.createObjectBuilder().add("name", "planner").add("may", "plan the work of others").build());
        assertThat(sample.one().get("roles").status()).isEqualTo(403);
    }

    @Test
    void contractSaysWhichRolesEachOperationTakes() {
        JsonObject probe = sample.openApi().getJsonObject("paths").getJsonObject("/api/v1/own-role-probe").getJsonObject("get");
        JsonObject purge = sample.openApi().getJsonObject("paths").getJsonObject("/api/v1/invoices/purge").getJsonObject("post");

        assertThat(probe.getString("description")).isEqualTo("Needs the role planner.");
        assertThat(probe.getJsonArray("x-roles")).hasToString("[\"planner\"]");
        assertThat(purge.getJsonArray("x-roles")).hasToString("[\"admin\"]");
    }

    @Test
    void administratorIsShownTheRolesThatWereGranted() {
        assertThat(sample.administrator().get("me").json().getJsonArray("roles")).hasToString("[\"admin\"]");
    }
}
