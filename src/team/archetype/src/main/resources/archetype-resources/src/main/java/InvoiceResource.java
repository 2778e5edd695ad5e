package ${package};

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Invoices over REST. */
@ApplicationScoped
@Path("invoices")
@RolesAllowed(Roles.CLIENT)
@Bulk(keys = "number", references = "customer.name")
public class InvoiceResource extends EntityResource<Invoice> {

    public InvoiceResource() {
        super(Invoice.class);
    }
}
