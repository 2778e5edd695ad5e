package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.backendfoundation.persistence.sql.SqlQuery;

/**
 * Constraints that PostgreSQL checks at the commit. Servers lose the reason of a failed commit, so this class checks them just before,
 * where a failure is reported like any other. Without such constraints it sends nothing to the database.
 */
@ApplicationScoped
public class DeferredConstraints {

    private static final SqlQuery SCHEMAS = SqlQuery.of("""
            SELECT DISTINCT nspname FROM pg_catalog.pg_trigger JOIN pg_catalog.pg_class ON pg_class.oid = tgrelid
            JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace WHERE tgdeferrable""");
    private static final String CHECK = "SET CONSTRAINTS ALL IMMEDIATE";

    private volatile boolean isAny;

    /**
     * Must be called whenever the schema has changed.
     *
     * @param besides a schema whose constraints callers cannot break
     */
    public void detect(Connection connection, String besides) throws SQLException {
        isAny = SCHEMAS.list(connection, row -> row.getString("nspname")).stream().anyMatch(schema -> !schema.equals(besides));
    }

    /** All changes must have been sent to the database: another look for some costs as much as the check. */
    void check(EntityManager entityManager) {
        if (!isAny) {
            return;
        }
        try (Statement statement = entityManager.unwrap(Connection.class).createStatement()) {
            statement.execute(CHECK);
        } catch (SQLException broken) {
            throw new IllegalStateException("A deferred constraint is broken", broken);
        }
    }
}
