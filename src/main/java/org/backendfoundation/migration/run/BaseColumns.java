package org.backendfoundation.migration.run;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.sql.SqlQuery;

/**
 * Finds tables of entities that lack a base column, or have it otherwise than the entities map it. One query reads the catalog for all of
 * them. A view has no keys and no columns that are never null, so only its columns and their types are asked for.
 */
public final class BaseColumns {

    private static final String CATALOG = """
            SELECT entity.name AS table_name, base.name AS column_name, relation.oid IS NOT NULL AS has_table,
              coalesce(nullif(type.typbasetype, 0), type.oid)::regtype::text AS type,
              relation.relkind NOT IN ('r', 'p', 'f') OR found.attnotnull OR type.typnotnull AS is_required,
              relation.relkind NOT IN ('r', 'p') OR found.attnum = ANY (key.indkey) AND (key.indnkeyatts = 1 OR relation.relkind = 'p') AS is_key,
              quote_ident(named.conname) AS primary_key
            FROM unnest(?::text[]) WITH ORDINALITY AS entity (name, place)
            CROSS JOIN unnest(?::text[]) WITH ORDINALITY AS base (name, place)
            LEFT JOIN pg_class relation ON relation.oid = to_regclass(entity.name)
            LEFT JOIN pg_attribute found ON found.attrelid = relation.oid AND found.attname = base.name AND NOT found.attisdropped
            LEFT JOIN pg_type type ON type.oid = found.atttypid
            LEFT JOIN pg_index key ON key.indrelid = relation.oid AND key.indisprimary
            LEFT JOIN pg_constraint named ON named.conindid = key.indexrelid AND named.contype = 'p'
            ORDER BY entity.place, base.place""";

    private BaseColumns() {
    }

    /** @param entities by their tables, as SQL names those */
    public static List<BaseColumnFinding> findings(Connection connection, Map<String, String> entities) throws SQLException {
        Array tables = connection.createArrayOf("text", entities.keySet().toArray());
        Array columns = connection.createArrayOf("text", Arrays.stream(BaseColumn.values()).map(BaseColumn::sqlName).toArray());
        return SqlQuery.of(CATALOG, tables, columns).list(connection, BaseColumns::read).stream()
                .map(stored -> stored.finding(entities.get(stored.table()))).flatMap(Optional::stream).toList();
    }

    private static StoredBaseColumn read(ResultSet row) throws SQLException {
        BaseColumn column = BaseColumn.valueOf(row.getString("column_name").toUpperCase(Locale.ROOT));
        return new StoredBaseColumn(row.getString("table_name"), column, row.getBoolean("has_table"), row.getString("type"),
                row.getBoolean("is_required"), row.getBoolean("is_key"), row.getString("primary_key"));
    }
}
