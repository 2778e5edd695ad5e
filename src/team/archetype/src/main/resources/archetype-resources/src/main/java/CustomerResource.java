package ${package};

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Customers over REST. */
@ApplicationScoped
@Path("customers")
@RolesAllowed(Roles.CLIENT)
@Bulk(keys = "name")
public class CustomerResource extends EntityResource<Customer> {

    public CustomerResource() {
        super(Customer.class);
    }
}
