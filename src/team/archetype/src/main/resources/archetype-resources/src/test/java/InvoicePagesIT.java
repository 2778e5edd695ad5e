package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backendfoundation.role.Roles;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.As;
import org.backendfoundation.testkit.FoundationTest;
import org.backendfoundation.testkit.RunningApplication;
import org.junit.jupiter.api.Test;

/** What a page of invoices costs. */
@FoundationTest(clean = FoundationTest.Clean.BEFORE_EACH)
class InvoicePagesIT {

    @Test
    void customersOfAPageAreReadAtOnce(RunningApplication application, @As(Roles.CLIENT) Api api) {
        for (int i = 0; i < 3; i++) {
            InvoiceIT.create(api);
        }

        List<String> queries = application.queries(List.of("invoice", "customer"), () -> api.get("invoices?expand=customer"));

        assertThat(queries).hasSize(2);
    }
}
