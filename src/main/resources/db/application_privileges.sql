-- Run by the owner: gives the role in foundation.application_role what the application needs, and takes from it what is more.
-- Partitions get nothing: who comes through the parent needs no privilege on them, and nobody is to come another way.
DO $$
DECLARE
  role text := current_setting('foundation.application_role');
  ledger text[] := '{databasechangelog, databasechangeloglock, migration_run, migration_hold, migration_fingerprint}';
  name text;
  step text;
BEGIN
  IF role = current_user THEN
    RAISE EXCEPTION 'the owner and the application are the same role, %', role USING ERRCODE = 'invalid_grantor';
  END IF;
  IF (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()) THEN
    EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC, %I', current_database(), role);
  END IF;
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname IN (current_schema(), 'audit_trail') AND pg_has_role(nspowner, 'USAGE') LOOP
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I', name, role);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', name, role);
  END LOOP;

  -- The team's tables, now and later. What Liquibase makes at first is not theirs: no writing by default before that is there.
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO %I', current_schema(), role);
  IF to_regclass('databasechangelog') IS NOT NULL THEN
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT INSERT, UPDATE, DELETE ON TABLES TO %I', current_schema(), role);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', current_schema(), role);
  END IF;
  FOR step IN
    SELECT format('REVOKE ALL ON TABLE %1$s FROM %2$I; GRANT %3$s ON TABLE %1$s TO %2$I', oid::regclass, role,
        CASE WHEN relname = ANY (ledger) THEN 'SELECT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END)
      FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_has_role(relowner, 'USAGE')
    UNION ALL SELECT format('GRANT USAGE ON SEQUENCE %s TO %I', oid::regclass, role)
      FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S' AND pg_has_role(relowner, 'USAGE')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND refobjid = to_regclass('migration_run'))
  LOOP
    EXECUTE step;
  END LOOP;

  IF to_regnamespace('audit_trail') IS NULL THEN
    RETURN;
  END IF;
  -- A month that the maintenance drops meanwhile would be missed half-way; the number is audit_trail.maintain's lock.
  PERFORM pg_advisory_xact_lock(7160824713950283343);
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA audit_trail FROM PUBLIC, %I', role);
  EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit_trail FROM PUBLIC, %I', role);
  FOR step IN
    SELECT format('GRANT SELECT ON TABLE %s TO %I', oid::regclass, role) FROM pg_class
      WHERE relnamespace = to_regnamespace('audit_trail') AND relname IN ('audit_entry', 'epoch', 'seal', 'dropped', 'maintenance')
    UNION ALL SELECT format('GRANT INSERT (action_type, actor_id, actor_name, entity_type, entity_id, outcome, request_id, trace_id, metadata) ON %s TO %I',
        oid::regclass, role) FROM pg_class WHERE oid = to_regclass('audit_trail.audit_entry')
    UNION ALL SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', oid::regprocedure, role) FROM pg_proc
      WHERE pronamespace = to_regnamespace('audit_trail') AND proname IN ('enter_epoch', 'append_seal', 'maintain', 'position_of', 'life')
  LOOP
    EXECUTE step;
  END LOOP;
END $$
