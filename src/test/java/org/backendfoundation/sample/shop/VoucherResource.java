package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;
import org.example.shop.Voucher;

/** Vouchers over REST. */
@ApplicationScoped
@Path("vouchers")
@RolesAllowed(Roles.CLIENT)
public class VoucherResource extends EntityResource<Voucher> {

    public VoucherResource() {
        super(Voucher.class);
    }
}
