package org.backendfoundation.audit.integrity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How well the database protects the trail against the application itself, as seen by the application's own connection. */
public enum AuditLevel {

    /** Another role owns the trail: the application can only append and read. */
    SEPARATE_OWNER,

    /** Triggers refuse every change and removal. The application's role could switch them off, which would show as {@link #WEAKENED}. */
    SINGLE_ROLE,

    /** A trigger is missing, switched off or calls another function. */
    WEAKENED;

    /**
     * Checks that each parent and partition has its triggers, by the bits of {@code pg_trigger.tgtype}. ENABLE ALWAYS: otherwise a replica
     * skips them.
     */
    private static final String BROKEN = """
            WITH parents AS (
              SELECT oid, relname FROM pg_catalog.pg_class
              WHERE relnamespace = to_regnamespace('audit_trail') AND relname IN ('audit_entry', 'epoch', 'seal', 'dropped')
            ), guarded AS (
              SELECT oid, relname FROM parents UNION ALL SELECT inhrelid, relname FROM parents JOIN pg_catalog.pg_inherits ON inhparent = oid
            ), wanted (name, calls, event) AS (VALUES ('refuse_change', 'refuse', 27), ('refuse_truncate', 'refuse', 34), ('stamp', 'stamp', 7))
            SELECT (SELECT count(*) < 4 FROM parents) OR EXISTS (
              SELECT FROM guarded CROSS JOIN wanted WHERE (relname = 'audit_entry' OR name <> 'stamp') AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = guarded.oid AND tgname = name AND tgtype = event AND tgenabled = 'A'
                AND tgqual IS NULL AND tgfoid = to_regproc('audit_trail.' || calls)))""";

    /**
     * The TRIGGER privilege matters, since a trigger could drop new entries. Roles that may write the server's files can write everything.
     */
    private static final String SEPARATE = """
            SELECT NOT EXISTS (
              SELECT FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace('audit_trail') AND relkind IN ('r', 'p') AND (
                pg_has_role(relowner, 'MEMBER') OR has_table_privilege(pg_class.oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                OR has_any_column_privilege(pg_class.oid, 'UPDATE, REFERENCES')
                OR (relname <> 'audit_entry' AND has_any_column_privilege(pg_class.oid, 'INSERT'))))
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('audit_trail') AND pg_has_role(proowner, 'MEMBER'))
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE (rolname = current_user AND (rolsuper OR rolcreaterole OR rolreplication))
              OR (rolname IN ('pg_write_server_files', 'pg_execute_server_program') AND pg_has_role(oid, 'MEMBER')))
            AND NOT has_schema_privilege('audit_trail', 'CREATE')
            AND NOT has_database_privilege(current_database(), 'CREATE, TEMPORARY')""";

    public static AuditLevel of(Connection application) throws SQLException {
        if (isTrue(application, BROKEN)) {
            return WEAKENED;
        }
        return isTrue(application, SEPARATE) ? SEPARATE_OWNER : SINGLE_ROLE;
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
