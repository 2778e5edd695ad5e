package org.backendfoundation.migration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.testing.EmbeddedDatabase;
import org.backendfoundation.testing.Ports;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of a test class's own, with a new empty database for each test. */
final class MigrationDatabase implements AutoCloseable {

    private final EmbeddedDatabase server;
    private final AtomicInteger count = new AtomicInteger();

    MigrationDatabase(Path directory) {
        server = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
    }

    Fresh fresh() throws SQLException {
        String name = "fresh_" + count.incrementAndGet();
        try (Connection connection = server.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + EmbeddedDatabase.NAME);
        }
        PGSimpleDataSource dataSource = server.owner();
        dataSource.setDatabaseName(name);
        return new Fresh(dataSource);
    }

    @Override
    public void close() {
        server.close();
    }

    /** An empty database, and what is usually asked of it. */
    record Fresh(PGSimpleDataSource dataSource) {

        static final Duration PATIENCE = Duration.ofSeconds(30);

        SchemaComparison upgrade(TestChangeLog changeLog) throws SQLException {
            return upgrade(changeLog, Duration.ofSeconds(5));
        }

        SchemaComparison upgrade(TestChangeLog changeLog, Duration lockTimeout) throws SQLException {
            ClassLoader loader = changeLog.loader();
            return new Upgrade(dataSource, ChangeLog.read(loader), loader, Identifiers::next)
                    .apply(new UpgradeOrder(Identifiers.next(), "system", "test", revision -> { }), PATIENCE, lockTimeout, holder -> { });
        }

        List<Run> runs() throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                return new RunLedger().runs(connection);
            }
        }

        /** The first column of every row. */
        List<String> query(String sql) throws SQLException {
            try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** A node in a process of its own. */
        Process node(TestChangeLog changeLog, String name, File output, String... javaOptions) throws IOException {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(List.of(javaOptions));
            command.addAll(List.of("-cp", changeLog.directory() + File.pathSeparator + System.getProperty("java.class.path"),
                    MigrationNode.class.getName(), dataSource.getURL(), dataSource.getUser(), dataSource.getPassword(), name));
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        }
    }
}
