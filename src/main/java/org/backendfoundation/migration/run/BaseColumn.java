package org.backendfoundation.migration.run;

import java.util.Locale;
import java.util.Map;

/**
 * A column that the table of every entity has, because {@link org.backendfoundation.persistence.BaseEntity} maps it.
 */
enum BaseColumn {

    ID("uuid", "gen_random_uuid()", Map.of("text", "::uuid", "character varying", "::uuid")),
    CREATED_AT("timestamp with time zone", "now()", Map.of("timestamp without time zone", " AT TIME ZONE 'UTC'")),
    UPDATED_AT("timestamp with time zone", "now()", CREATED_AT.conversions),
    IS_ACTIVE("boolean", "true", Map.of("integer", "::boolean")),
    VERSION("bigint", "1", Map.of("smallint", "::bigint", "integer", "::bigint")),
    CREATED_BY("uuid", "'" + BaseColumn.SYSTEM + "'", ID.conversions),
    UPDATED_BY("uuid", "'" + BaseColumn.SYSTEM + "'", ID.conversions);

    /** The actor of rows that were there before they had one. */
    private static final String SYSTEM = "00000000-0000-7000-8000-000000000001";

    private final String type;
    private final String ofPresentRows;
    private final Map<String, String> conversions;

    BaseColumn(String type, String ofPresentRows, Map<String, String> conversions) {
        this.type = type;
        this.ofPresentRows = ofPresentRows;
        this.conversions = conversions;
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As PostgreSQL prints it. */
    String type() {
        return type;
    }

    /** As in CREATE TABLE. */
    String definition() {
        return sqlName() + " " + type + (this == ID ? " PRIMARY KEY" : " NOT NULL");
    }

    /** Adds the column to a table that may have rows. */
    String addition() {
        return "ADD COLUMN " + definition() + " DEFAULT " + ofPresentRows;
    }

    /** Whether the values of a column of another type are kept. */
    boolean isConvertedFrom(String other) {
        return conversions.containsKey(other);
    }

    String conversionFrom(String other) {
        return "ALTER COLUMN " + sqlName() + " TYPE " + type + " USING " + sqlName() + conversions.get(other);
    }
}
