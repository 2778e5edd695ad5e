package org.backendfoundation.migration.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.migration.plan.RunLedger;

/**
 * A baseline of the schema at a revision: every object with its definition. The table {@code migration_fingerprint} keeps the last one of
 * each revision. The database makes and compares it, with one statement each, so that a thousand tables do not need a thousand queries.
 */
public final class SchemaFingerprint {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS migration_fingerprint (
              revision text PRIMARY KEY,
              taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              hash text NOT NULL,
              objects jsonb NOT NULL
            )""";

    /**
     * PostgreSQL prints {@code IN} over varchar differently after it has read its own output again, as after a dump. Without the casts both
     * are the same.
     */
    private static final String OBJECTS = """
            (SELECT kind || ' ' || name AS key, CASE WHEN strpos(definition, '::character varying') = 0 THEN definition ELSE
              regexp_replace(regexp_replace(definition, '\\((''(?:[^'']|'''')*''::character varying)\\)::text', '\\1', 'g'),
                '\\((ARRAY\\[(?:''(?:[^'']|'''')*''::character varying(?:, )?)+])\\)::text\\[]', '\\1', 'g') END AS definition
            FROM (""" + readResource() + ") catalog)";

    /**
     * Makes the output independent of the session's settings until the transaction's end: names with their schema, values in one format.
     */
    private static final String FIXED_SETTINGS = "SET LOCAL search_path = pg_catalog; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; "
            + "SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL quote_all_identifiers = off; "
            + "SET LOCAL statement_timeout = '60s'";

    private static final String SAVE = """
            INSERT INTO %s (revision, hash, objects)
            SELECT ?, encode(sha256(convert_to(string_agg(key || E'\\n' || definition, E'\\n' ORDER BY key COLLATE "C"), 'UTF8')), 'hex'),
              jsonb_object_agg(key, definition)
            FROM %s found
            ON CONFLICT (revision) DO UPDATE SET taken_at = clock_timestamp(), hash = excluded.hash, objects = excluded.objects""";

    /** Counts an invalid index as missing, even where the baseline has it so. Indexes of partitioned tables wait for their partitions. */
    private static final String IS_BROKEN = """
            CASE WHEN starts_with(key, 'index ') AND strpos(found.definition, ', not ') > 0 THEN EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid
              WHERE oid = to_regclass(substr(key, 7)) AND relkind = 'i' AND NOT (indisvalid AND indisready)) ELSE false END""";

    private static final String COMPARE = """
            SELECT key, CASE WHEN is_broken THEN regexp_replace(expected.definition, ', not (valid|ready)', '', 'g') ELSE expected.definition END,
              found.definition, count(*) OVER ()
            FROM %s found
            FULL JOIN (SELECT key, value AS definition FROM %s, jsonb_each_text(objects) WHERE revision = ?) expected USING (key),
            LATERAL (SELECT %s AS is_broken) broken
            WHERE is_broken OR found.definition IS DISTINCT FROM expected.definition AND %s IS DISTINCT FROM %s
            ORDER BY substr(key, strpos(key, ' ')) COLLATE "C", key COLLATE "C" LIMIT %s""";

    private final Optional<String> applicationRole;

    /**
     * @param applicationRole shown under a fixed name, so that it may have another name after a restore; where it owns the schema it is
     *         shown as the owner
     */
    public SchemaFingerprint(Optional<String> applicationRole) {
        this.applicationRole = applicationRole;
    }

    static boolean exists(Connection connection) throws SQLException {
        return RunLedger.exists(connection, "migration_fingerprint");
    }

    public static void ensure(Connection connection) throws SQLException {
        if (!exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
        }
    }

    /** The caller holds the migration lock and commits. */
    public void save(Connection connection, String revision) throws SQLException {
        String schema = schema(connection);
        prepare(connection);
        try (PreparedStatement statement = connection.prepareStatement(SAVE.formatted(table(schema), OBJECTS))) {
            statement.setString(1, revision);
            statement.setString(2, schema);
            statement.setString(3, applicationRole.orElse(null));
            statement.executeUpdate();
        }
    }

    /** When the baseline of this revision was taken, in UTC; empty where there is none. */
    public static Optional<OffsetDateTime> takenAt(Connection connection, String revision) throws SQLException {
        if (!exists(connection)) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT taken_at FROM migration_fingerprint WHERE revision = ?")) {
            statement.setString(1, revision);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC))
                        : Optional.empty();
            }
        }
    }

    /** @return the differences by the objects' names, and how many there are in all; the caller ends the transaction */
    public Found compare(Connection connection, String revision) throws SQLException {
        String schema = schema(connection);
        prepare(connection);
        try (PreparedStatement statement = connection
                .prepareStatement(COMPARE.formatted(OBJECTS, table(schema), IS_BROKEN, unqualified("found.definition"),
                        unqualified("expected.definition"), Drift.MAX_ITEMS))) {
            statement.setString(1, schema);
            statement.setString(2, applicationRole.orElse(null));
            statement.setString(3, revision);
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    /** The result of a comparison. */
    public record Found(List<Drift.Difference> differences, int count) {
    }

    private static Found read(ResultSet rows) throws SQLException {
        List<Drift.Difference> differences = new ArrayList<>();
        int count = 0;
        while (rows.next()) {
            differences.add(Drift.Difference.of(rows.getString(1), rows.getString(2), rows.getString(3)));
            count = rows.getInt(4);
        }
        return new Found(differences, count);
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FIXED_SETTINGS);
        }
    }

    /** PostgreSQL 16 and later print the columns of a view over one relation without its name, earlier versions with it. */
    private static String unqualified(String definition) {
        return """
                CASE WHEN starts_with(key, 'view ') THEN coalesce(regexp_replace(%1$s, '(?<![\\w".])' || (SELECT coalesce(alias[2], alias[1])
                  FROM regexp_match(%1$s,
                  '\\n   FROM (?:ONLY )?(?:[^\\s,();]+\\.)?(\\w+)(?: (\\w+))?(?:;|$|\\n  [A-Z])') AS alias) || '\\.', '', 'g'), %1$s) ELSE %1$s END"""
                .formatted(definition);
    }

    private static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT current_schema()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String table(String schema) {
        return "\"" + schema.replace("\"", "\"\"") + "\".migration_fingerprint";
    }

    private static String readResource() {
        try (InputStream stream = SchemaFingerprint.class.getResourceAsStream("/db/catalog.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
