package org.backendfoundation.persistence;

import jakarta.json.JsonArray;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.io.StringReader;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.RowCount;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;
import org.backendfoundation.problem.ProblemException;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.SQLCall;
import org.eclipse.persistence.sessions.DatabaseRecord;
import org.eclipse.persistence.sessions.UnitOfWork;

/** Counts the rows of a list: one by one in limited time, or as PostgreSQL's planner estimates them for the same conditions. */
final class RowCountQuery<E extends BaseEntity> {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** How many rows are counted at most for a caller that sees only some. */
    private static final int FAR = 10_000;
    private static final JsonProvider JSON = JsonProvider.provider();

    private final EntityManager entityManager;
    private final EntityMetadata<E> metadata;
    private final RowFilter<E> rule;
    private final ListQuery listing;

    RowCountQuery(EntityManager entityManager, EntityMetadata<E> metadata, RowFilter<E> rule, ListQuery listing) {
        this.entityManager = entityManager;
        this.metadata = metadata;
        this.rule = rule;
        this.listing = listing;
    }

    /** @param isNarrowed whether the rule hides rows: of those the planner would tell, so that they are counted as far as {@link #FAR} */
    RowCount count(RowCount.Kind kind, boolean isNarrowed) {
        if (kind == RowCount.Kind.EXACT) {
            return new RowCount(inTime("narrow the filters, or ask for count=estimated", this::exact), true);
        }
        if (isNarrowed) {
            long rows = inTime("narrow the filters", this::far);
            return new RowCount(rows, rows < FAR);
        }
        return new RowCount(estimate(), false);
    }

    private long exact() {
        return query(listing, Long.class, CriteriaBuilder::count).getSingleResult();
    }

    private long far() {
        return ids(listing).setMaxResults(FAR).getResultList().size();
    }

    private TypedQuery<Object> ids(ListQuery list) {
        return query(list, Object.class, (builder, row) -> row.get(metadata.id().javaName()));
    }

    /** @throws ProblemException {@code COUNT_TOO_LONG} */
    private long inTime(String remedy, LongSupplier counting) {
        try {
            Object before = entityManager.createNativeQuery("SELECT current_setting('statement_timeout')").getSingleResult();
            limitStatements(String.valueOf(LONGEST.toMillis()));
            long rows = counting.getAsLong();
            limitStatements(before);
            return rows;
        } catch (PersistenceException failure) {
            RuntimeException problem = SqlExceptionTranslator.translate(failure);
            throw problem instanceof ProblemException known && known.code() == PersistenceError.STATEMENT_CANCELLED
                    ? new ProblemException(PersistenceError.COUNT_TOO_LONG,
                            "Counting takes longer than %s s; %s.".formatted(LONGEST.toSeconds(), remedy), failure)
                    : problem;
        }
    }

    /** For the rest of the transaction. */
    private void limitStatements(Object longest) {
        entityManager.createNativeQuery("SELECT set_config('statement_timeout', ?1, true)").setParameter(1, longest).getSingleResult();
    }

    /** Asks for the plan of the statement as the provider would send it, with its values. */
    private long estimate() {
        ListQuery estimable = listing.estimable(entityManager.getCriteriaBuilder());
        DatabaseQuery ids = ids(estimable).unwrap(DatabaseQuery.class);
        AbstractSession session = (AbstractSession) entityManager.unwrap(UnitOfWork.class);
        DatabaseRecord arguments = new DatabaseRecord();
        ids.prepareCall(session, arguments);
        // to prepare it leaves the query without one, in which the condition on active rows looks
        ids.setSession(session);
        SQLCall call = (SQLCall) ((SQLCall) ids.getCall()).clone();
        call.translate(arguments, arguments, session);
        Query plan = entityManager.createNativeQuery("EXPLAIN (FORMAT JSON) " + call.getSQLString());
        for (int i = 0; i < call.getParameters().size(); i++) {
            plan.setParameter(i + 1, call.getParameters().get(i));
        }
        JsonArray plans = JSON.createReader(new StringReader(plan.getSingleResult().toString())).readArray();
        return plans.getJsonObject(0).getJsonObject("Plan").getJsonNumber("Plan Rows").longValue();
    }

    private <T> TypedQuery<T> query(ListQuery list, Class<T> result, BiFunction<CriteriaBuilder, Root<E>, Expression<T>> selection) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<T> query = builder.createQuery(result);
        Root<E> row = query.from(metadata.type());
        Predicate[] conditions = Stream.concat(list.conditions(builder, query, row),
                rule.rows(builder, row).stream()).toArray(Predicate[]::new);
        return entityManager.createQuery(query.select(selection.apply(builder, row)).where(conditions));
    }
}
