package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void invoiceShowsItsCustomer(@As(Roles.CLIENT) Api api) {
        String customer = api.post("customers", "{\"name\": \"ACME\"}").json().getString("id");

        Answer created = api.post("invoices", invoice("A-1", customer));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.json().getString("id");
        assertThat(api.get("invoices/" + id + "?expand=customer").json().getJsonObject("customer").getString("name")).isEqualTo("ACME");
    }

    @Test
    void numberIsUnique(@As(Roles.CLIENT) Api api) {
        String customer = api.post("customers", "{\"name\": \"ACME\"}").json().getString("id");
        api.post("invoices", invoice("A-1", customer));

        Answer refused = api.post("invoices", invoice("A-1", customer));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.violations()).singleElement().asString().startsWith("/number ");
    }

    @Test
    void customersOfAPageAreReadAtOnce(RunningApplication application, @As(Roles.CLIENT) Api api) {
        for (String name : List.of("ACME", "Birch", "Cotton")) {
            String customer = api.post("customers", "{\"name\": \"%s\"}".formatted(name)).json().getString("id");
            api.post("invoices", invoice(name + "-1", customer));
        }

        List<String> queries = application.queries(List.of("invoice", "customer"), () -> api.get("invoices?expand=customer"));

        assertThat(queries).hasSize(2);
    }

    private static String invoice(String number, String customer) {
        return """
                {"number": "%s", "customer_id": "%s", "total": 10.00, "due_on": "2030-01-31", "status": "OPEN"}""".formatted(number,
                customer);
    }
}
