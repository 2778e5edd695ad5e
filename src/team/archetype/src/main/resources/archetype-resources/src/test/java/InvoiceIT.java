package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.role.Roles;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.As;
import org.backendfoundation.testkit.FoundationTest;
import org.backendfoundation.testkit.RunningApplication;
import org.junit.jupiter.api.Test;

/** Invoices over REST. */
@FoundationTest(clean = FoundationTest.Clean.BEFORE_EACH)
class InvoiceIT {

    /** Numbers the rows, so that what is unique differs. */
    private static final AtomicInteger ROWS = new AtomicInteger();

    /** A row, also for the tests of what refers to it. */
    static JsonObject create(Api api) {
        Answer created = api.post("invoices", body(api));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json();
    }

    private static String body(Api api) {
        return """
                {
                  "number": "number %d",
                  "customer_id": "%s",
                  "total": 10.00,
                  "due_on": "2030-01-31",
                  "status": "OPEN"
                }""".formatted(ROWS.incrementAndGet(), CustomerIT.create(api).getString("id"));
    }

    @Test
    void invoiceIsKeptAndInTheTrail(RunningApplication application, @As(Roles.CLIENT) Api api) {
        JsonObject created = create(api);

        String id = created.getString("id");
        assertThat(api.get("invoices/" + id).json()).isEqualTo(created);
        assertThat(api.get("invoices").json().getJsonArray("items")).containsExactly(created);
        assertThat(application.auditEntries(id)).hasSize(1);
    }

    @Test
    void invoiceNeedsWhatIsRequired(@As(Roles.CLIENT) Api api) {
        Answer refused = api.post("invoices", "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("/number not_blank", "/customer_id not_null", "/total not_null",
                "/status not_null");
    }

    @Test
    void numberIsUnique(@As(Roles.CLIENT) Api api) {
        JsonObject first = create(api);
        String second = create(api).getString("id");

        Answer refused = api.patch("invoices/" + second, "{\"number\": %s}".formatted(first.get("number")));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.violations()).singleElement().asString().startsWith("/number ");
    }

    @Test
    void invoiceShowsItsCustomer(@As(Roles.CLIENT) Api api) {
        String id = create(api).getString("id");

        JsonObject shown = api.get("invoices/" + id + "?expand=customer").json();

        assertThat(shown.getJsonObject("customer").getString("id")).isEqualTo(shown.getString("customer_id"));
    }

    @Test
    void strangerIsRefused(Api anonymous) {
        assertThat(anonymous.get("invoices").status()).isEqualTo(401);
    }
}
