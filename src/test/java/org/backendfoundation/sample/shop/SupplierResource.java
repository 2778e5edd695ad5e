package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Suppliers over REST. */
@ApplicationScoped
@Path("suppliers")
@RolesAllowed(Roles.CLIENT)
public class SupplierResource extends EntityResource<Supplier> {

    @Inject
    ShopMetrics metrics;

    public SupplierResource() {
        super(Supplier.class);
    }

    @Override
    protected void change(EntityManager entityManager, Supplier supplier, Runnable change) {
        change.run();
        metrics.supplierChanged();
    }
}
