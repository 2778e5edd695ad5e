package org.backendfoundation.migration.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.conversion.JsonConverters;
import org.backendfoundation.persistence.index.IndexCheck;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.resource.BuildUnit;
import org.backendfoundation.sample.EncryptedTextConverter;
import org.backendfoundation.sample.Invoice;
import org.backendfoundation.sample.Reminder;
import org.backendfoundation.sample.Stock;
import org.backendfoundation.sample.kinds.KindAsset;
import org.backendfoundation.sample.kinds.KindMachine;
import org.backendfoundation.sample.shop.Address;
import org.backendfoundation.sample.shop.Category;
import org.backendfoundation.sample.shop.Customer;
import org.backendfoundation.sample.shop.CustomerOrder;
import org.backendfoundation.sample.shop.OrderLine;
import org.backendfoundation.sample.shop.Product;
import org.backendfoundation.sample.shop.Supplier;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class CheckIndexesIT {

    /** Each kind of what a list may have, to be quicker than with all. */
    private static final List<Class<?>> SOME = List.of(Invoice.class, Reminder.class, Stock.class, KindAsset.class, KindMachine.class,
            Supplier.class, Product.class, Category.class, Customer.class, Address.class, CustomerOrder.class, OrderLine.class);
    private static final List<
            Class<?>> CONVERTERS = List.of(JsonConverter.class, JsonConverters.OfObject.class, JsonConverters.OfArray.class,
                    EncryptedTextConverter.class);

    private static final String OF_LISTS = """
            SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE relnamespace = 'public'::regnamespace AND NOT indisunique AND relname NOT LIKE 'migration_%'""";

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    private static Path directory;

    private static final SampleProject PROJECT = new SampleProject();
    private static Fresh database;

    @BeforeAll
    static void migrate() throws Exception {
        SampleProject.classes(directory);
        database = migrated();
    }

    private static Fresh migrated() throws Exception {
        Fresh fresh = databases.fresh();
        fresh.dataSource().setProperty("stringtype", "unspecified");
        assertThat(CheckIndexes.findings(directory, PROJECT, fresh.dataSource())).as("what the sample lacks").isEmpty();
        return fresh;
    }

    @Test
    void noListOfTheFoundationScansATable() throws Exception {
        assertThat(CheckIndexes.refusal(Path.of("target/classes"))).isEmpty();
    }

    @Test
    void buildEndsWithTheStatementsToAdd(@TempDir Path directory) throws Exception {
        Path classes = directory.resolve("classes");
        Path file = Path.of(Sorted.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(classes.resolve(file).getParent());
        Files.copy(Path.of("target", "test-classes").resolve(file), classes.resolve(file));

        assertThat(CheckIndexes.refusal(classes).orElseThrow())
                .startsWith("Some lists would read whole tables. Add these to a revision;")
                .endsWith(
                        "\nCREATE INDEX actor_updated_at ON actor (updated_at, id) WHERE is_active; -- Sorted ?sort=updated_at, "
                                + "Sorted ?sort=-updated_at");
    }

    /** An entity of a team, in a table that the foundation makes. */
    @Entity(name = "Sorted")
    @Table(name = "actor")
    @Listed(sorts = "updated_at")
    public static class Sorted extends BaseEntity {
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invoice_customer             | invoice (customer, id) WHERE is_active                | Invoice ?sort=customer
            invoice_number_prefix        | invoice (number text_pattern_ops, id) WHERE is_active | Invoice ?number_prefix
            invoice_customer_contains    | invoice USING gin (lower(customer) gin_trgm_ops) WHERE is_active | Invoice ?customer_contains
            invoice_created_at           | invoice (created_at, id) WHERE is_active              | Invoice ?created_at_from
            invoice_approved_by          | invoice (approved_by, id) WHERE is_active             | Invoice ?sort=-approved_by
            reminder_invoice_id          | reminder (invoice_id, id) WHERE is_active             | Reminder ?invoice_id_in
            stock_article_prefix         | stock (article text_pattern_ops, id) WHERE is_active  | Stock ?article
            reminder_invoice_id          | reminder (invoice_id, id) WHERE is_active             | Reminder ?invoice.number
            category_name_prefix         | category (name text_pattern_ops, id) WHERE is_active  | Product ?category.name_prefix
            customer_city                | customer (city, id) WHERE is_active                   | Customer ?sort=-address.city
            kind_machine_power           | kind_machine (power, id)                              | KindMachine ?sort=power
            product_supplier_supplier_id | product_supplier (supplier_id, product_id)            | Product /{id}/products""")
    void missingIndexIsNamedByTheStatementThatMakesIt(String index, String keys, String page) throws Exception {
        database.execute("DROP INDEX " + index);

        List<String> findings = findings(SOME);

        database.execute("CREATE INDEX " + index + " ON " + keys);
        assertThat(findings).as("what is missing, and nothing of the case before").singleElement().asString()
                .startsWith("CREATE INDEX " + index + " ON " + keys + "; -- ").contains(page);
    }

    @Test
    void findingNamesAllThatTheIndexIsFor() throws Exception {
        database.execute("DROP INDEX invoice_by_due_on");

        List<String> findings = findings(SOME);

        assertThat(findings).containsExactly("CREATE INDEX invoice_due_on ON invoice (due_on, id) WHERE is_active; -- Invoice ?due_on, "
                + "Invoice ?due_on_in, Invoice ?due_on_null, Invoice ?due_on_from, Invoice ?due_on_to, Invoice ?sort=due_on, "
                + "Invoice ?sort=-due_on, Reminder ?invoice.due_on, Reminder ?invoice.due_on_in, Reminder ?invoice.due_on_from, "
                + "Reminder ?invoice.due_on_to");
        database.execute(findings.get(0).replace("INDEX invoice_due_on", "INDEX invoice_by_due_on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(customer) WHERE is_active",
        "(customer DESC, id) WHERE is_active",
        "(total, customer, id) WHERE is_active",
        "(customer, id) WHERE total > 0",
        "(lower(customer), id) WHERE is_active",
        "(customer text_pattern_ops, id) WHERE is_active"})
    void indexWithoutTheRowsInOrderDoesNotServe(String keys) throws Exception {
        database.execute("DROP INDEX invoice_customer; CREATE INDEX other ON invoice " + keys);
        try {
            assertThat(findings(SOME)).singleElement().asString().startsWith("CREATE INDEX invoice_customer ON invoice (customer, id)")
                    .contains("Invoice ?sort=customer");
        } finally {
            database.execute("DROP INDEX other; CREATE INDEX invoice_customer ON invoice (customer, id) WHERE is_active");
        }
    }

    @Test
    void trigramsNeedTheirExtension() throws Exception {
        database.execute("DROP EXTENSION pg_trgm CASCADE");

        List<String> findings = findings(SOME);

        assertThat(findings).containsExactly(
                "CREATE EXTENSION IF NOT EXISTS pg_trgm; -- Invoice ?customer_contains, Reminder ?invoice.customer_contains",
                "CREATE INDEX invoice_customer_contains ON invoice USING gin (lower(customer) gin_trgm_ops) WHERE is_active; "
                        + "-- Invoice ?customer_contains, Reminder ?invoice.customer_contains");
        database.execute(String.join("\n", findings));
    }

    @Test
    void tableThatStaysSmallNeedsNone() throws Exception {
        database.execute("CREATE TABLE invoice_kind (LIKE invoice INCLUDING ALL); ALTER TABLE invoice_kind ADD COLUMN title text");

        assertThat(findings(List.of(InvoiceKind.class))).isEmpty();
    }

    /** There are ten of them. */
    @Entity
    @Table(name = "invoice_kind")
    @Listed(filters = "title", sorts = "title", small = true)
    public static class InvoiceKind extends BaseEntity {

        @Column(name = "title")
        private String title;

        public String getTitle() {
            return title;
        }
    }

    @Test
    void statementsTogetherServeAllLists() throws Exception {
        Fresh bare = migrated();
        bare.execute("DROP INDEX " + String.join(", ", bare.query(OF_LISTS)));

        List<String> findings = IndexCheck.findings(BuildUnit.of(directory, PROJECT), bare.dataSource());
        assertThat(findings).hasSizeGreaterThan(100);
        bare.execute(String.join("\n", findings));

        assertThat(IndexCheck.findings(BuildUnit.of(directory, PROJECT), bare.dataSource())).isEmpty();
    }

    private static List<String> findings(List<Class<?>> entities) throws Exception {
        List<String> names = Stream.concat(entities.stream(), CONVERTERS.stream()).map(Class::getName).toList();
        return IndexCheck.findings(new BuildUnit(List.of(directory.toUri().toURL()), names, List.of(), PROJECT), database.dataSource());
    }
}
