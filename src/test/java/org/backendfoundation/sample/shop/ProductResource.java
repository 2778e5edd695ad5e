package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.staff.StaffRoles;

/** Products over REST. */
@ApplicationScoped
@Path("products")
@RolesAllowed({Roles.CLIENT, ShopRoles.DISPATCHER, StaffRoles.PAYROLL})
@Bulk(references = "category.name")
public class ProductResource extends EntityResource<Product> {

    public ProductResource() {
        super(Product.class);
    }
}
