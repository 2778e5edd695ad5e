package org.backendfoundation.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** A team's enterprise bean, whose callers the server checks itself. */
@Stateless
@RolesAllowed("planner")
public class PlannerProbe {

    public boolean isOpen() {
        return true;
    }
}
