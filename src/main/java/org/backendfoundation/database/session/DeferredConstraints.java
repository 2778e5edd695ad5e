package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.backendfoundation.persistence.sql.SqlQuery;

/**
 * Constraints that PostgreSQL checks at the commit. Servers lose what it says there, so they are checked just before, where a failure is told
 * like any other; where the database has none nothing is asked.
 */
@ApplicationScoped
public class DeferredConstraints {

    private static final SqlQuery SCHEMAS = SqlQuery.of("""
            SELECT DISTINCT nspname FROM pg_catalog.pg_trigger JOIN pg_catalog.pg_class ON pg_class.oid = tgrelid
            JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace WHERE tgdeferrable""");
    private static final String CHECK = "SET CONSTRAINTS ALL IMMEDIATE";

    private volatile boolean isAny;

    /**
     * Called whenever the schema has become another.
     *
     * @param besides a schema whose own cannot be broken by what callers send
     */
    public void look(Connection connection, String besides) throws SQLException {
        isAny = SCHEMAS.list(connection, row -> row.getString("nspname")).stream().anyMatch(schema -> !schema.equals(besides));
    }

    void check(EntityManager session) {
        if (!isAny) {
            return;
        }
        session.flush();
        try (Statement statement = session.unwrap(Connection.class).createStatement()) {
            statement.execute(CHECK);
        } catch (SQLException broken) {
            throw new IllegalStateException("A deferred constraint is broken", broken);
        }
    }
}
