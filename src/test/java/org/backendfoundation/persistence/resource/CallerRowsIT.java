package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rows of the caller in queries of a team's own. */
@OncePerEngine
class CallerRowsIT {

    private static SampleServer sample;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
    }

    private static String invoice(Api caller, String number, int total) {
        return caller.post("invoices", "{\"number\": \"%s\", \"customer\": \"ACME\", \"total\": %s}".formatted(number, total)).json()
                .getString("id");
    }

    @Test
    void queriesSeeTheRowsOfTheCaller() {
        String first = invoice(sample.one(), "R-1", 10);
        String second = invoice(sample.one(), "R-2", 20);
        String other = invoice(sample.other(), "R-3", 300);
        sample.one().post("reminders", "{\"invoice_id\": \"" + first + "\"}");

        assertThat(totals(sample.one()).toString()).contains("30", second).doesNotContain(first, other);
        assertThat(totals(sample.other()).toString()).contains("300", other).doesNotContain(first, second);
        assertThat(totals(sample.administrator()).toString()).contains("330", second, other).doesNotContain(first);
        JsonObject none = totals(sample.caller("rows-operator", Roles.OPERATOR));
        assertThat(none.containsKey("total")).isFalse();
        assertThat(none.getJsonArray("forgotten")).isEmpty();
    }

    private static JsonObject totals(Api caller) {
        return caller.get("invoice-totals").json();
    }
}
