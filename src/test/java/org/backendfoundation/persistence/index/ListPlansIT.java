package org.backendfoundation.persistence.index;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.RowFilter;
import org.backendfoundation.persistence.conversion.JsonConverters;
import org.backendfoundation.persistence.resource.BuildUnit;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.backendfoundation.testing.OnPayaraMicro;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How PostgreSQL answers lists that the check of indexes does not plan as a whole. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class ListPlansIT {

    private static final Path REVISIONS = Path.of("src", "test", "resources", "sample", "db", "revision");
    private static final RowFilter<Invoice> OWN = (builder, row) -> Optional.of(builder.equal(row.get("createdBy"), new UUID(1, 2)));

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    private static Fresh database;
    private static Connection connection;
    private static SentQueries sent;
    private static EntityManagerFactory factory;
    private static EntityManager entityManager;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = databases.fresh();
        database.dataSource().setProperty("stringtype", "unspecified");
        for (String revision : List.of("1f0c3a8d52be_invoice.sql", "93b7e4d0a61f_reminder.sql")) {
            database.execute(Files.readString(REVISIONS.resolve(revision)));
        }
        connection = database.dataSource().getConnection();
        sent = new SentQueries(connection);
        List<String> classes = Stream.of(Invoice.class, Reminder.class, EncryptedTextConverter.class, JsonConverter.class,
                JsonConverters.OfObject.class, JsonConverters.OfArray.class).map(Class::getName).toList();
        factory = new BuildUnit(List.of(Path.of("target", "test-classes").toUri().toURL()), classes, List.of(),
                ListPlansIT.class.getClassLoader()).open(sent.dataSource());
        entityManager = factory.createEntityManager();
    }

    @AfterAll
    static void stop() throws SQLException {
        entityManager.close();
        factory.close();
        connection.close();
    }

    /** Behind a reference it begins with the few, and the list's own rows come from the index over the reference. */
    @Test
    void fewRowsBehindReferencesLeadToTheirs() throws SQLException {
        database.execute("""
                INSERT INTO invoice (id, created_at, updated_at, is_active, version, created_by, updated_by, number, customer, total)
                  SELECT gen_random_uuid(), now(), now(), true, 1, gen_random_uuid(), gen_random_uuid(), i, 'customer ' || i % 5000, 1
                  FROM generate_series(1, 20000) AS i;
                INSERT INTO reminder (id, created_at, updated_at, is_active, version, created_by, updated_by, invoice_id)
                  SELECT gen_random_uuid(), now(), now(), true, 1, id, id, id FROM invoice;
                ANALYZE invoice; ANALYZE reminder""");

        String plan = plan(query(() -> Repository.of(entityManager, Reminder.class).readOnly()
                .page(Map.of("invoice.customer", List.of("customer 7")))));

        assertThat(plan).contains("invoice_customer", "reminder_invoice_id").doesNotContain("Seq Scan", "reminder_pkey");
        database.execute("TRUNCATE invoice, reminder");
    }

    @Test
    void rowsOfOneCallerComeInTheOrderOfTheListByTheIndexesOfThePage() throws SQLException {
        IndexedColumn createdBy = IndexedColumn.of(entityManager.unwrap(ServerSession.class), Invoice.class, "createdBy");
        QueryPlans plans = new QueryPlans(connection);
        Repository<Invoice> own = Repository.of(entityManager, Invoice.class).within(OWN).readOnly();
        SentQuery unsorted = query(() -> own.page(Map.of()));
        SentQuery sorted = query(() -> own.page(Map.of("sort", List.of("due_on"))));
        assertThat(plans.isInOrderOfOneValue(unsorted, createdBy)).isFalse();

        database.execute("CREATE INDEX invoice_created_by ON invoice (created_by, id) WHERE is_active");

        assertThat(plans.isInOrderOfOneValue(unsorted, createdBy)).isTrue();
        assertThat(plans.isInOrderOfOneValue(sorted, createdBy)).isFalse();

        database.execute("CREATE INDEX invoice_created_by_due_on ON invoice (created_by, due_on, id) WHERE is_active");

        assertThat(plans.isInOrderOfOneValue(sorted, createdBy)).isTrue();
        database.execute("DROP INDEX invoice_created_by, invoice_created_by_due_on");
    }

    /** The first that it sends. */
    private static SentQuery query(Runnable work) {
        return sent.during(work).get(0);
    }

    /** For all values, as PostgreSQL keeps it. */
    private static String plan(SentQuery query) throws SQLException {
        String nulls = String.join(", ", Collections.nCopies(query.types().size(), "NULL"));
        try (Connection another = database.dataSource().getConnection(); Statement statement = another.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan; PREPARE listed(" + String.join(", ", query.types()) + ") AS "
                    + query.numbered());
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("EXPLAIN EXECUTE listed(" + nulls + ")")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
