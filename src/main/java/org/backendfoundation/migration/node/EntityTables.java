package org.backendfoundation.migration.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.BaseColumnFinding;
import org.backendfoundation.migration.run.BaseColumns;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;

/**
 * Checks that the table of every entity has the base columns, when the schema is what this build needs. Where one does not, the node does
 * not serve, and the log names each by entity, table, column and way out. Entities of one table are named by their common root.
 */
@ApplicationScoped
class EntityTables {

    private static final Logger LOG = SafeLogger.of(EntityTables.class);

    @PersistenceUnit(unitName = "foundation")
    EntityManagerFactory factory;

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    private volatile List<BaseColumnFinding> findings;

    /** Logs what is new. */
    void check() throws SQLException {
        List<BaseColumnFinding> found = read();
        if (!found.equals(findings)) {
            found.forEach(finding -> LOG.severe(MigrationError.ENTITY_TABLE_INCOMPLETE.name() + ": " + finding));
        }
        findings = found;
    }

    /** The next database may have other tables. */
    void forget() {
        findings = null;
    }

    /** For operators, with the way out of the first finding. */
    Optional<ProblemException> reason() {
        return unready(found -> found.get(0) + others(found));
    }

    /** For callers: without the SQL. */
    Optional<ProblemException> unreadyReason() {
        return unready(found -> "Tables of entities lack base columns; see GET /migrations/current and the log");
    }

    private Optional<ProblemException> unready(Function<List<BaseColumnFinding>, String> words) {
        List<BaseColumnFinding> found = findings;
        if (found == null) {
            return Optional.of(new ProblemException(MigrationError.SCHEMA_UNKNOWN, "The tables of the entities have not been checked"));
        }
        return found.isEmpty() ? Optional.empty()
                : Optional.of(new ProblemException(MigrationError.ENTITY_TABLE_INCOMPLETE, words.apply(found)));
    }

    private static String others(List<BaseColumnFinding> found) {
        return found.size() == 1 ? "" : " (the log names " + (found.size() - 1) + " more)";
    }

    private List<BaseColumnFinding> read() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return BaseColumns.findings(connection, entities());
        }
    }

    private Map<String, String> entities() {
        Map<String, String> entities = new TreeMap<>();
        factory.getMetamodel().getEntities().stream().filter(entity -> !(entity.getSupertype() instanceof EntityType))
                .forEach(root -> entities.put(EntityMetadata.of(root.getJavaType()).table(), root.getName()));
        return entities;
    }
}
