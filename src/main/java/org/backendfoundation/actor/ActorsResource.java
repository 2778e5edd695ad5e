package org.backendfoundation.actor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.role.Roles;

/** People and services that may call. Deactivating an actor is its soft deletion. */
@ApplicationScoped
@Path("actors")
@RolesAllowed(Roles.ADMIN)
public class ActorsResource extends EntityResource<Actor> {

    @Inject
    Administrators administrators;

    @Inject
    Event<ActorsChanged> changed;

    public ActorsResource() {
        super(Actor.class);
    }

    @Override
    protected void change(EntityManager entityManager, Actor actor, Runnable change) {
        requireOrdinary(actor);
        boolean isUnknown = actor.getVersion() == 0 && actor.getSubject() == null;
        administrators.change(entityManager, actor, change);
        requireKindOfCallers(actor);
        // no credential leads to a new actor yet, so there is nothing to read again
        if (!isUnknown) {
            changed.fire(new ActorsChanged());
        }
    }

    static void requireOrdinary(Actor actor) {
        if (actor.isWellKnown()) {
            throw new ProblemException(ActorError.WELL_KNOWN_ACTOR,
                    "The actor " + actor.getName() + " belongs to the application and cannot be changed.");
        }
    }

    private static void requireKindOfCallers(Actor actor) {
        if (!actor.getKind().isMadeByCallers()) {
            throw InvalidRequest.because(new Violation("/kind", "one_of", "Must be PERSON or SERVICE."));
        }
    }
}
