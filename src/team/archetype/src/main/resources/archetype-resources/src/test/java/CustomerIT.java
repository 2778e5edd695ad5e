package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.role.Roles;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.As;
import org.backendfoundation.testkit.FoundationTest;
import org.backendfoundation.testkit.RunningApplication;
import org.junit.jupiter.api.Test;

/** Customers over REST. */
@FoundationTest
class CustomerIT {

    @Test
    void customerIsKeptAndInTheTrail(RunningApplication application, @As(Roles.CLIENT) Api api) {
        Answer created = api.post("customers", "{\"name\": \"ACME\"}");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(api.get("customers?name=ACME").json().getJsonArray("items")).hasSize(1);
        assertThat(application.auditEntries(created.json().getString("id"))).hasSize(1);
    }

    @Test
    void customerNeedsName(@As(Roles.CLIENT) Api api) {
        Answer refused = api.post("customers", "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactly("/name not_blank");
    }

    @Test
    void strangerIsRefused(Api anonymous) {
        assertThat(anonymous.get("customers").status()).isEqualTo(401);
    }
}
