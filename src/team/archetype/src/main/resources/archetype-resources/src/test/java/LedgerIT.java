package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.backendfoundation.role.Roles;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.As;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.FoundationTest;
import org.backendfoundation.testkit.RunningApplication;
import org.backendfoundation.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** A role, a command, an error, a setting and a scheduled task of this application. */
@FoundationTest(clean = FoundationTest.Clean.BEFORE_EACH)
class LedgerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static String invoice(Api client) {
        return InvoiceIT.create(client).getString("id");
    }

    @Test
    void accountantPaysAnInvoiceOnce(RunningApplication application, @As(Roles.CLIENT) Api client,
            @As(InvoiceRoles.ACCOUNTANT) Api accountant) {
        String id = invoice(client);

        Answer paid = accountant.post("ledger/" + id + "/pay", "");
        Answer again = accountant.post("ledger/" + id + "/pay", "");

        assertThat(paid.status()).as(paid.body()).isEqualTo(200);
        assertThat(client.get("invoices/" + id).json().getString("status")).isEqualTo("PAID");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("INVOICE_PAID");
        assertThat(application.auditEntries(id)).extracting(entry -> entry.getString("action_type")).contains("INVOICE_PAID");
    }

    @Test
    void otherRolesPayNothing(@As(Roles.CLIENT) Api client) {
        assertThat(client.post("ledger/" + invoice(client) + "/pay", "").status()).isEqualTo(403);
    }

    @Test
    void settingIsShownToOperators(@As(Roles.OPERATOR) Api operator) {
        assertThat(operator.get("configuration").body()).contains("invoice_patience", "14d");
    }

    @Test
    void overdueInvoicesAreReported(RunningApplication application, @As(Roles.CLIENT) Api client, @As(Roles.OPERATOR) Api operator,
            TestClock clock) {
        invoice(client);
        clock.fix(Instant.parse("2030-02-15T12:00:00Z"));

        Deadline.await("the task", PATIENCE, () -> operator.post("tasks/report-overdue/run", "").status() == 200);

        Deadline.await("the report", PATIENCE,
                () -> application.log().text().contains("Invoices that were due before 2030-02-01: 1"));
    }
}
