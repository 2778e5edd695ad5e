package org.backendfoundation.persistence.command;

import jakarta.persistence.EntityManager;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.problem.ProblemException;
import org.jspecify.annotations.NullMarked;

/** The rows of other entities in the transaction of a command. None of these objects outlives it. */
@PublicApi
@NullMarked
public interface CallerRows {

    /**
     * Those of an entity that the caller may read, as the resources of that entity say by their roles and their {@code rows}; all, if it has
     * no resource. What is written must be among them. {@link Repository#of} has the rows without regard to the caller.
     *
     * @throws ProblemException {@code FORBIDDEN} if the caller's roles let it read none
     */
    <T extends BaseEntity> Repository<T> of(Class<T> type);

    EntityManager session();
}
