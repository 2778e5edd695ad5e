package org.backendfoundation.migration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Fork;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with a new empty database for each test: {@link #shared}, or, where tests stop it, of a test class's own:
 * <pre>{@code
 * @RegisterExtension
 * static final MigrationDatabase databases = new MigrationDatabase();
 * }</pre>
 */
public final class MigrationDatabase implements BeforeAllCallback, AfterAllCallback, Fork.Shared {

    public static final MigrationLimits LIMITS = new MigrationLimits(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ZERO);

    private final AtomicInteger count = new AtomicInteger();
    private Path directory;
    private EmbeddedDatabase server;

    /** The one of all classes that leave it as it is; what other databases of it have is no business of theirs. */
    public static MigrationDatabase shared() {
        return Fork.shared(MigrationDatabase.class, () -> in(Fork.emptyDirectory("migrations")));
    }

    /** Starts it there. */
    public static MigrationDatabase in(Path directory) {
        MigrationDatabase database = new MigrationDatabase();
        database.server = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        return database;
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        directory = Files.createTempDirectory("migrations");
        server = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
        Directories.delete(directory);
    }

    public static SchemaMigration migrationOf(DataSource dataSource, ClassLoader loader) {
        return new SchemaMigration(dataSource, ChangeLog.read(loader), loader, Identifiers::next);
    }

    public static MigrationCommand order(String actor) {
        return new MigrationCommand(Identifiers.next(), actor, "test", "test@1", "a test", step -> {});
    }

    public Fresh fresh() throws SQLException {
        String name = "fresh_" + count.incrementAndGet();
        try (Connection connection = server.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + EmbeddedDatabase.NAME);
        }
        PGSimpleDataSource dataSource = server.owner();
        dataSource.setDatabaseName(name);
        return new Fresh(dataSource);
    }

    /** The same in another database, of which everything belongs to another role: as a restore leaves it. */
    public Fresh copyOf(Fresh original, String owner) throws SQLException {
        String name = "copy_" + count.incrementAndGet();
        String from = original.dataSource().getDatabaseName();
        run("postgres", "CREATE ROLE " + owner + " LOGIN PASSWORD '" + EmbeddedDatabase.PASSWORD + "'; GRANT " + owner + " TO "
                + EmbeddedDatabase.NAME);
        run("postgres", "CREATE DATABASE " + name + " TEMPLATE " + from + " OWNER " + owner);
        run(name, "REASSIGN OWNED BY " + EmbeddedDatabase.NAME + " TO " + owner);
        PGSimpleDataSource dataSource = server.owner();
        dataSource.setDatabaseName(name);
        dataSource.setUser(owner);
        return new Fresh(dataSource);
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection connection = server.superuser(database).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    EmbeddedDatabase server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    /** An empty database, and what is usually asked of it. */
    public record Fresh(PGSimpleDataSource dataSource) {

        public SchemaComparison upgrade(TestChangeLog changeLog) throws SQLException {
            return upgrade(changeLog, LIMITS);
        }

        /** Waits for a table a fifth of a second, and then lets others pass. */
        boolean upgradeImpatiently(TestChangeLog changeLog) {
            try {
                return upgrade(changeLog, new MigrationLimits(LIMITS.lockPatience(), Duration.ofMillis(200), Duration.ZERO)).isCurrent();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        SchemaComparison upgrade(TestChangeLog changeLog, MigrationLimits limits) throws SQLException {
            return migration(changeLog).apply(order("system"), limits, holder -> {});
        }

        /** As somebody's order. */
        public SchemaComparison move(TestChangeLog changeLog, Function<SchemaComparison, MigrationPlan> plan) throws SQLException {
            return move(order("Ada"), changeLog, plan);
        }

        SchemaComparison move(MigrationCommand command, TestChangeLog changeLog, Function<SchemaComparison, MigrationPlan> plan)
                throws SQLException {
            return migration(changeLog).execute(command, LIMITS, holder -> {}, (found, connection) -> plan.apply(found));
        }

        public SchemaComparison compare(TestChangeLog changeLog) throws SQLException {
            return migration(changeLog).compare();
        }

        private SchemaMigration migration(TestChangeLog changeLog) {
            return migrationOf(dataSource, changeLog.loader());
        }

        List<Run> runs() throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                return new RunLedger().runs(connection);
            }
        }

        /** Those of revisions, in the order of their names. */
        List<String> tables() throws SQLException {
            return query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                    + "AND relname NOT LIKE 'migration\\_%' AND relname NOT LIKE 'databasechangelog%' ORDER BY 1");
        }

        /** What the runs of revisions say that failed. */
        List<String> errors() {
            try {
                return query("SELECT error FROM migration_run WHERE error IS NOT NULL ORDER BY position");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The first column of every row. */
        public List<String> query(String sql) throws SQLException {
            try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }

        public void execute(String sql) throws SQLException {
            try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** A node in a process of its own. */
        public Process node(TestChangeLog changeLog, String name, File output, String... javaOptions) throws IOException {
            return node(changeLog, List.of(javaOptions), name).redirectOutput(output).start();
        }

        /** @param arguments the node's name and, where it is to go back, the revision to go back to */
        ProcessBuilder node(TestChangeLog changeLog, List<String> javaOptions, String... arguments) {
            return process(changeLog, javaOptions, MigrationNode.class, arguments);
        }

        /** @param arguments after the URL, the user and the password */
        public ProcessBuilder process(TestChangeLog changeLog, List<String> javaOptions, Class<?> main, String... arguments) {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(javaOptions);
            command.addAll(List.of("-cp", changeLog.directory() + File.pathSeparator + System.getProperty("java.class.path"),
                    main.getName(), dataSource.getURL(), dataSource.getUser(), dataSource.getPassword()));
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command).redirectErrorStream(true);
        }
    }
}
