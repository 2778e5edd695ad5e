--liquibase formatted sql

--changeset foundation:e7063b9fd82c splitStatements:false
-- Rows of tables under audit_trail.touch() that the running transaction has changed: how they were before it.
CREATE TABLE audit_trail.pending (
  position bigint NOT NULL,
  relation oid NOT NULL,
  entity_type text NOT NULL,
  entity_id text NOT NULL,
  before jsonb,
  secrets text[] NOT NULL,
  PRIMARY KEY (position, relation, entity_id)
);

-- For tables that are also written by bulk statements. In their revision:
--   CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON stock FOR EACH ROW EXECUTE FUNCTION audit_trail.touch('Stock', 'a_secret_column');
CREATE FUNCTION audit_trail.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  entity text := CASE WHEN TG_OP = 'INSERT' THEN to_jsonb(NEW) ELSE before END ->> 'id';
BEGIN
  INSERT INTO audit_trail.pending VALUES (pg_current_xact_id()::text::bigint, TG_RELID, TG_ARGV[0], entity, before, TG_ARGV[1:]) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- At the end of the transaction: one entry for each such row that differs, and none where the application wrote one itself.
CREATE FUNCTION audit_trail.settle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  after jsonb;
  changes jsonb;
  action text;
BEGIN
  DELETE FROM audit_trail.pending WHERE position = NEW.position AND relation = NEW.relation AND entity_id = NEW.entity_id;
  EXECUTE format('SELECT to_jsonb(changed) FROM %s AS changed WHERE id = %L', NEW.relation::regclass, NEW.entity_id) INTO after;
  SELECT jsonb_object_agg(name, jsonb_strip_nulls(jsonb_build_object(
      'before', CASE WHEN name = ANY (NEW.secrets) AND jsonb_typeof(NEW.before -> name) <> 'null' THEN '"***"' ELSE NEW.before -> name END,
      'after', CASE WHEN name = ANY (NEW.secrets) AND jsonb_typeof(after -> name) <> 'null' THEN '"***"' ELSE after -> name END))) INTO changes
  FROM jsonb_object_keys(coalesce(NEW.before, '{}') || coalesce(after, '{}')) AS name
  WHERE name NOT IN ('id', 'created_at', 'updated_at', 'created_by', 'updated_by', 'version')
    AND coalesce(NEW.before -> name, 'null') <> coalesce(after -> name, 'null');
  action := CASE WHEN NEW.before IS NULL THEN 'CREATE' WHEN after IS NULL THEN 'PURGE'
    WHEN (NEW.before -> 'is_active')::boolean AND NOT (after -> 'is_active')::boolean THEN 'DELETE'
    WHEN NOT (NEW.before -> 'is_active')::boolean AND (after -> 'is_active')::boolean THEN 'RESTORE' ELSE 'UPDATE' END;
  IF changes IS NULL OR EXISTS (SELECT FROM audit_trail.audit_entry WHERE entity_type = NEW.entity_type AND entity_id = NEW.entity_id
      AND timestamp >= transaction_timestamp() AND position = audit_trail.position_of(pg_current_xact_id())) THEN
    RETURN NULL;
  END IF;
  INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, entity_type, entity_id, outcome, request_id, trace_id, metadata)
  VALUES (action, coalesce(nullif(current_setting('audit_trail.actor_id', true), '')::uuid, '00000000-0000-7000-8000-000000000001'),
    coalesce(nullif(current_setting('audit_trail.actor_name', true), ''), 'database role ' || session_user), NEW.entity_type, NEW.entity_id, 'SUCCESS',
    nullif(current_setting('audit_trail.request_id', true), ''), nullif(current_setting('audit_trail.trace_id', true), ''),
    jsonb_strip_nulls(jsonb_build_object('version', coalesce(after, NEW.before) -> 'version')) || jsonb_build_object('changes', changes));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settle AFTER INSERT ON audit_trail.pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_trail.settle();
ALTER TABLE audit_trail.pending ENABLE ALWAYS TRIGGER settle;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit_trail FROM PUBLIC;

--rollback DROP TABLE audit_trail.pending;
--rollback DROP FUNCTION audit_trail.settle, audit_trail.touch;
