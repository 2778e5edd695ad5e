package org.backendfoundation.persistence.command;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.problem.ProblemException;
import org.jspecify.annotations.NullMarked;

/** The rows that the caller may read, in one transaction. None of these objects outlives it. */
@PublicApi
@NullMarked
public interface CallerRows {

    /**
     * Those of the present caller, for code of the application:
     * <pre>{@code
     * @Inject CallerRows.Source rows;
     *
     * sessions.call(session -> rows.in(session).of(Invoice.class).page(parameters));
     * }</pre>
     */
    @FunctionalInterface
    interface Source {

        CallerRows in(EntityManager session);
    }

    /**
     * Those of an entity, as the resources of that entity say by their roles and their {@code rows}; all, if it has no resource. What is
     * written must be among them, and lists are narrowed and sorted by what the caller may read. {@link Repository#of} has the rows without
     * regard to the caller.
     *
     * @throws ProblemException {@code FORBIDDEN} if the caller's roles let it read none
     */
    <T extends BaseEntity> Repository<T> of(Class<T> type);

    /** The same as a condition on the root of a query of one's own; of a caller whose roles let it read none it holds for no row. */
    <T extends BaseEntity> Predicate condition(Class<T> type, CriteriaBuilder builder, Root<T> row);

    /** Those of the ids that are of such rows, by one statement: for what a query in SQL has found. */
    <T extends BaseEntity> Set<UUID> readable(Class<T> type, Collection<UUID> ids);

    EntityManager session();
}
