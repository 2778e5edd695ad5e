package org.backendfoundation.persistence.index;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.index.IndexedColumn.Form;
import org.backendfoundation.persistence.index.ListedPages.ListedPage;
import org.backendfoundation.persistence.index.ListedPages.Need;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.backendfoundation.persistence.resource.BuildUnit;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Finds the indexes that lists lack: it asks for each page that {@code @Listed} allows, and looks at how PostgreSQL would answer the very
 * statements that the repository sends. The database has the tables of the entities, and need not have rows.
 */
public final class IndexCheck {

    private final SentQueries sent;
    private final QueryPlans plans;
    private final EntityManager entityManager;
    private final Map<String, Set<String>> missing = new LinkedHashMap<>();

    private IndexCheck(SentQueries sent, Connection connection, EntityManager entityManager) {
        this.sent = sent;
        this.plans = new QueryPlans(connection);
        this.entityManager = entityManager;
    }

    /** @return a statement for each index to add, with what callers ask for by it as a comment */
    public static List<String> findings(BuildUnit unit, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return findings(unit, connection);
        }
    }

    private static List<String> findings(BuildUnit unit, Connection connection) throws SQLException {
        SentQueries sent = new SentQueries(connection);
        try (EntityManagerFactory factory = unit.open(sent.dataSource()); EntityManager entityManager = factory.createEntityManager()) {
            IndexCheck check = new IndexCheck(sent, connection, entityManager);
            for (Class<?> entity : factory.getMetamodel().getEntities().stream().map(EntityType::getJavaType)
                    .filter(BaseEntity.class::isAssignableFrom).toList()) {
                check.check(entity.asSubclass(BaseEntity.class));
            }
            return check.missing.entrySet().stream().map(index -> index.getKey() + " -- " + String.join(", ", index.getValue())).toList();
        }
    }

    private <E extends BaseEntity> void check(Class<E> entity) throws SQLException {
        EntityMetadata<E> metadata = EntityMetadata.of(entity);
        for (ListedPage<E> page : new ListedPages<>(metadata).all().toList()) {
            check(metadata, page);
        }
        for (Map.Entry<String, ListedAttribute> filter : metadata.filters().entrySet()) {
            if (filter.getValue().reference().isPresent()) {
                check(metadata, new ListedPages<>(metadata).referring(filter.getKey(), filter.getValue().reference().get()));
                Class<?> target = filter.getValue().targetType().orElseThrow();
                checkBehind(EntityMetadata.of(target.asSubclass(BaseEntity.class)), metadata, filter.getKey());
            }
        }
        for (Map.Entry<String, EntityMetadata.Children> list : metadata.children().entrySet()) {
            checkReferring(EntityMetadata.of(list.getValue().type().asSubclass(BaseEntity.class)), list.getKey(),
                    list.getValue().reference());
        }
    }

    private <E extends BaseEntity> void checkBehind(EntityMetadata<E> metadata, EntityMetadata<?> list, String filter) throws SQLException {
        for (ListedPage<E> page : new ListedPages<>(metadata).behind(list, filter).toList()) {
            check(metadata, page);
        }
    }

    private <E extends BaseEntity> void checkReferring(EntityMetadata<E> metadata, String list, String reference) throws SQLException {
        check(metadata, new ListedPages<>(metadata).referring("/{id}/" + list, reference));
    }

    private <E extends BaseEntity> void check(EntityMetadata<E> metadata, ListedPage<E> page) throws SQLException {
        if (metadata.isSmall()) {
            return;
        }
        IndexedColumn column = IndexedColumn.of(entityManager.unwrap(ServerSession.class), metadata.type(), page.attribute().javaName());
        Repository<E> rows = Repository.of(entityManager, metadata.type()).readOnly();
        for (SentQuery query : sent.during(() -> page.reading().accept(rows))) {
            if (!isBeyondIndexes(page, column) && !isServed(query, page, column)) {
                if (page.form() == Form.PARTS && !plans.haveTrigrams()) {
                    add("CREATE EXTENSION IF NOT EXISTS pg_trgm;", page.name());
                }
                add(column.index(page.form()), page.name());
            }
        }
    }

    private void add(String statement, String page) {
        missing.computeIfAbsent(statement, first -> new LinkedHashSet<>()).add(page);
    }

    /**
     * A position among two tables is no place in an index of either, and an empty table does not show from which of them PostgreSQL would
     * begin.
     */
    private static boolean isBeyondIndexes(ListedPage<?> page, IndexedColumn column) {
        return column.place() == IndexedColumn.Place.SUBCLASS && page.need() != Need.ORDER && page.need() != Need.ONE_VALUE;
    }

    private boolean isServed(SentQuery query, ListedPage<?> page, IndexedColumn column) throws SQLException {
        return switch (page.need()) {
            case ORDER, ORDER_BESIDE_ROW -> plans.isInOrder(query, column);
            case ONE_VALUE -> plans.isInOrderOfOneValue(query, column) || plans.isSingle(query, column);
            case SEVERAL_VALUES -> plans.isNarrowed(query, column);
        };
    }
}
