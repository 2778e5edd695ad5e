package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The revisions that we ship: up, down, up again. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
public class ShippedRevisionsIT {

    public static final String OBJECTS = """
            SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(column_default, '') FROM information_schema.columns
            WHERE table_schema IN ('public', 'audit_trail') AND table_name NOT LIKE 'databasechangelog%' AND table_name NOT LIKE 'migration_%'
            UNION ALL SELECT indexdef FROM pg_indexes
            WHERE schemaname IN ('public', 'audit_trail') AND tablename NOT LIKE 'databasechangelog%' AND tablename NOT LIKE 'migration_%'
            UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace::regnamespace::text IN ('public', 'audit_trail') AND conrelid::regclass::text NOT LIKE 'databasechangelog%'
            AND conrelid::regclass::text NOT LIKE 'migration_%'
            UNION ALL SELECT tgname || ' ' || tgrelid::regclass || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT proname || md5(prosrc) FROM pg_proc WHERE pronamespace::regnamespace::text IN ('public', 'audit_trail')
            ORDER BY 1""";

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @Test
    void everyRollbackUndoesItsRevision() throws Exception {
        Fresh database = databases.fresh();

        up(database);
        List<String> first = database.query(OBJECTS);
        down(database);
        assertThat(database.query(OBJECTS)).isEmpty();
        up(database);

        assertThat(first).isNotEmpty();
        assertThat(database.query(OBJECTS)).isEqualTo(first);
    }

    private void up(Fresh database) throws SQLException {
        ClassLoader loader = getClass().getClassLoader();
        SchemaComparison after = MigrationDatabase.migrationOf(database.dataSource(), loader)
                .apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, who -> {});
        assertThat(after.isCurrent()).isTrue();
    }

    private void down(Fresh database) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Liquibase liquibase = new Liquibase(ChangeLog.ROOT, new ClassLoaderResourceAccessor(), new JdbcConnection(connection))) {
            liquibase.rollback(ChangeLog.read(getClass().getClassLoader()).revisions().size(), "");
        }
    }
}
