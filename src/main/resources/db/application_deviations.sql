-- What the role in the parameter may and should not, or may not and should, by what application_privileges.sql wants to be.
WITH application AS (
  SELECT oid, rolname AS role FROM pg_roles WHERE rolname = ?
), wanted AS (
  SELECT format('on %s', pg_class.oid::regclass) AS place, privilege, has_table_privilege(role, pg_class.oid, privilege) AS is_had,
    CASE WHEN nspname = 'audit_trail' THEN privilege = 'SELECT' AND relname IN ('audit_entry', 'epoch', 'seal', 'dropped', 'maintenance')
      WHEN relname IN ('databasechangelog', 'databasechangeloglock', 'migration_run', 'migration_hold', 'migration_fingerprint') THEN privilege = 'SELECT'
      ELSE privilege IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') END AS is_wanted
  FROM application, pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace,
    unnest('{SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER}'::text[]) AS privilege
  WHERE nspname IN (current_schema(), 'audit_trail') AND relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_has_role(relowner, 'USAGE')
  UNION ALL SELECT format('on sequence %s', pg_class.oid::regclass), 'USAGE', has_sequence_privilege(role, pg_class.oid, 'USAGE'),
    NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND refobjid = to_regclass('migration_run'))
  FROM application, pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S' AND pg_has_role(relowner, 'USAGE')
  UNION ALL SELECT format('of audit_entry.%s', attname), 'INSERT', has_column_privilege(role, attrelid, attnum, 'INSERT'),
    attname NOT IN ('id', 'timestamp', 'position')
  FROM application, pg_attribute WHERE attrelid = to_regclass('audit_trail.audit_entry') AND attnum > 0 AND NOT attisdropped
  UNION ALL SELECT format('of %s', pg_proc.oid::regprocedure), 'EXECUTE', has_function_privilege(role, pg_proc.oid, 'EXECUTE'),
    proname IN ('enter_epoch', 'append_seal', 'maintain', 'position_of', 'life')
  FROM application, pg_proc WHERE pronamespace = to_regnamespace('audit_trail')
  UNION ALL SELECT format('on schema %s', nspname), privilege, has_schema_privilege(role, pg_namespace.oid, privilege), privilege = 'USAGE'
  FROM application, pg_namespace, unnest('{USAGE, CREATE}'::text[]) AS privilege WHERE nspname IN (current_schema(), 'audit_trail')
  UNION ALL SELECT format('on database %I', current_database()), privilege, has_database_privilege(role, current_database(), privilege), false
  FROM application, unnest('{CREATE, TEMPORARY}'::text[]) AS privilege
  UNION ALL SELECT format('of role %s', current_user), 'MEMBERSHIP', pg_has_role(application.oid, current_user, 'MEMBER'), false FROM application
)
SELECT CASE WHEN is_wanted THEN 'lacks ' ELSE 'has ' END || privilege || ' ' || place FROM wanted WHERE is_had <> is_wanted ORDER BY 1
