package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** A ticket, whose code is a number, over REST. */
@ApplicationScoped
@Path("kind-tickets")
@RolesAllowed(Roles.CLIENT)
public class KindTicketResource extends EntityResource<KindTicket> {

    public KindTicketResource() {
        super(KindTicket.class);
    }
}
