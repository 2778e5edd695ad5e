package org.backendfoundation.persistence.reference;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.ReadAllQuery;
import org.eclipse.persistence.sessions.DatabaseRecord;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Reads active rows to refer to, and keeps others from deleting them until the transaction ends, by one statement. PostgreSQL locks the rows
 * in the order in which it sorts them: that of their ids. The provider knows no such lock, so the platform prints {@link #LOCK} behind
 * these queries. Each is translated once for its type.
 */
public final class ReferenceQuery {

    /** What a statement that {@link #isLocking locks} ends with. */
    public static final String LOCK = " FOR SHARE";

    private static final String IDS = "ids";
    private static final Map<Class<?>, Boolean> POSSIBLE = new ConcurrentHashMap<>();
    private static final Map<Class<?>, ReadAllQuery> TRANSLATED = new ConcurrentHashMap<>();

    private ReferenceQuery() {
    }

    /** Whether all that is read of a row is in one table: PostgreSQL locks no row that an outer join may leave out. */
    public static boolean isPossible(Class<?> type) {
        return POSSIBLE.computeIfAbsent(type, any -> isInOneTable(MetadataRegistry.descriptor(type)));
    }

    private static boolean isInOneTable(ClassDescriptor descriptor) {
        return !descriptor.hasInheritance() && !descriptor.getObjectBuilder().hasJoinedAttributes()
                && ProviderLists.<DatabaseTable>of(descriptor, "getTables").size() == 1;
    }

    public static boolean isLocking(DatabaseQuery query) {
        return query != null && query.getProperty(LOCK) != null;
    }

    /** @return those that are there */
    @SuppressWarnings("unchecked") // the query reads this type
    public static <E> List<E> find(EntityManager entityManager, Class<E> type, Collection<UUID> ids) {
        ReadAllQuery known = TRANSLATED.computeIfAbsent(type,
                any -> translated(type, entityManager.getEntityManagerFactory().unwrap(ServerSession.class)));
        holdTransaction(entityManager);
        return entityManager.unwrap(JpaEntityManager.class).createQuery((DatabaseQuery) known.clone())
                .setParameter(IDS, ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"))).getResultList();
    }

    /** Until something was written the provider reads outside of the transaction, where a lock would end with its statement. */
    private static void holdTransaction(EntityManager entityManager) {
        UnitOfWorkImpl unit = entityManager.unwrap(UnitOfWorkImpl.class);
        if (!unit.isInTransaction()) {
            unit.beginEarlyTransaction();
        }
    }

    private static ReadAllQuery translated(Class<?> type, ServerSession session) {
        ExpressionBuilder row = new ExpressionBuilder(type);
        ReadAllQuery query = new ReadAllQuery(type, row);
        query.addArgument(IDS, String.class);
        query.setSelectionCriteria(row.get("active").equal(true)
                .and(row.get("id").sql("? = ANY (CAST(? AS uuid[]))", List.of(row.getParameter(IDS)))));
        query.addAscendingOrdering("id");
        query.setProperty(LOCK, true);
        query.prepareCall(session, new DatabaseRecord());
        return query;
    }
}
