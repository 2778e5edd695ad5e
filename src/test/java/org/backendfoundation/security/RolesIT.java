package org.backendfoundation.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
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
        assertThat(sample.administrator().get("own-role-probe").body()).isEqualTo("[true, true, true]");
    }

    @Test
    void othersAreNot() {
        Answer refused = sample.one().get("own-role-probe");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("detail")).contains("planner");
    }

    @Test
    void administratorIsShownTheRolesThatWereGranted() {
        assertThat(sample.administrator().get("me").json().getJsonArray("roles")).hasToString("[\"admin\"]");
    }
}
