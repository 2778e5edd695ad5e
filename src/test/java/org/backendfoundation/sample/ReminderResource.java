package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Reminders over REST; each refers to an invoice. */
@ApplicationScoped
@Path("reminders")
@RolesAllowed(Roles.CLIENT)
public class ReminderResource extends EntityResource<Reminder> {

    public ReminderResource() {
        super(Reminder.class);
    }
}
