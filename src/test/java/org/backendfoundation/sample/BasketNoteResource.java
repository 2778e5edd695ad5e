package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Notes over REST; each caller has its own. */
@ApplicationScoped
@Path("basket-notes")
@RolesAllowed(Roles.CLIENT)
public class BasketNoteResource extends EntityResource<BasketNote> {

    public BasketNoteResource() {
        super(BasketNote.class);
    }

    @Override
    protected Optional<Predicate> rows(CurrentActor actor, CriteriaBuilder builder, Root<BasketNote> note) {
        return Optional.of(builder.equal(note.get("createdBy"), actor.id()));
    }
}
