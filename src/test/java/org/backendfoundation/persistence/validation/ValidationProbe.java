package org.backendfoundation.persistence.validation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.kinds.KindPermit;

/** Changes entities by nothing but an entity manager; called by {@link ValidationGroupsIT}. */
@ApplicationScoped
@Path("probe-validation")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class ValidationProbe {

    @Inject
    UnitOfWork transactions;

    /** A permit without an applicant. */
    @POST
    public String create() {
        return transactions.call(entityManager -> {
            KindPermit permit = new KindPermit();
            entityManager.persist(permit);
            return flushed(entityManager, permit);
        });
    }

    /** Takes the applicant and the officer away from a permit. */
    @PUT
    @Path("{id}")
    public String change(@PathParam("id") UUID id) {
        return transactions.call(entityManager -> {
            KindPermit permit = entityManager.find(KindPermit.class, id);
            permit.setApplicant(null);
            permit.setOfficer(null);
            return flushed(entityManager, permit);
        });
    }

    private static String flushed(EntityManager entityManager, KindPermit permit) {
        entityManager.flush();
        return permit.toString();
    }
}
