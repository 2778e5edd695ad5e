package ${package};

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.backendfoundation.persistence.command.CommandRequest;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.problem.ProblemException;

/** Invoices as accountants have them: with a command, and for their role alone. */
@ApplicationScoped
@Path("ledger")
@RolesAllowed(InvoiceRoles.ACCOUNTANT)
public class LedgerResource extends EntityResource<Invoice> {

    public LedgerResource() {
        super(Invoice.class);
    }

    @POST
    @Path("{id}/pay")
    @EntityCommand(action = "INVOICE_PAID", meaning = "an invoice was paid")
    public Response pay(@BeanParam CommandRequest request) {
        return command(request, (rows, invoice) -> {
            if (invoice.getStatus() == Invoice.Status.PAID) {
                throw new ProblemException(InvoiceError.INVOICE_PAID, "Invoice " + invoice.getNumber() + " was paid before.");
            }
            invoice.setStatus(Invoice.Status.PAID);
        });
    }
}
