package org.backendfoundation.migration.node;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.run.SchemaFingerprint;

/**
 * What it costs to keep a schema of 1,000 tables (ten columns, a key, two indexes and a reference each) and to compare with it, in
 * milliseconds.
 */
final class DriftMeasure {

    private static final int ROUNDS = 7;
    private static final String TABLES = """
            DO $$ BEGIN FOR i IN 1..1000 LOOP
              EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text NOT NULL, b text DEFAULT %L, c int, d timestamptz DEFAULT now(), e numeric(9, 2), '
                'f boolean, g uuid, h jsonb, parent int REFERENCES t%s)', i, 'x', greatest(i - 1, 1));
              EXECUTE format('CREATE INDEX t%s_c ON t%1$s (c); CREATE INDEX t%1$s_parent ON t%1$s (parent) WHERE f', i);
            END LOOP; END $$""";

    private DriftMeasure() {
    }

    /** @param arguments an empty directory for the database */
    public static void main(String[] arguments) throws Exception {
        try (MigrationDatabase databases = MigrationDatabase.in(Path.of(arguments[0]))) {
            Fresh database = databases.fresh();
            database.execute(TABLES);
            try (Connection connection = database.dataSource().getConnection()) {
                measure(connection);
            }
        }
    }

    private static void measure(Connection connection) throws SQLException {
        SchemaFingerprint fingerprint = new SchemaFingerprint(Optional.empty());
        SchemaFingerprint.ensure(connection);
        connection.setAutoCommit(false);
        System.out.printf("keeping a schema of 1,000 tables: %d ms%n", median(connection, () -> fingerprint.save(connection, "base")));
        System.out.printf("comparing with it: %d ms%n", median(connection, () -> fingerprint.compare(connection, "base")));
    }

    private static long median(Connection connection, Measured measured) throws SQLException {
        long[] millis = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            measured.run();
            millis[i] = (System.nanoTime() - begun) / 1_000_000;
            connection.commit();
        }
        return LongStream.of(millis).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    private interface Measured {
        void run() throws SQLException;
    }
}
