--liquibase formatted sql

--changeset foundation:d49a70b6e215 splitStatements:false rollbackSplitStatements:false
CREATE TABLE audit_trail.dropped (
  partition text PRIMARY KEY,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  entries bigint NOT NULL,
  last_seal bigint NOT NULL,
  last_seal_hash bytea NOT NULL,
  dropped_at timestamptz NOT NULL
);
COMMENT ON TABLE audit_trail.dropped IS 'Months that retention removed, with the last seal that went with them';

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_trail.dropped FOR EACH ROW EXECUTE FUNCTION audit_trail.refuse();
SELECT audit_trail.guard('audit_trail.dropped');

CREATE TABLE audit_trail.maintenance (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_run_at timestamptz,
  last_run_on text
);
INSERT INTO audit_trail.maintenance DEFAULT VALUES;

-- Removes months that lie wholly before the time, are sealed, and are older than thirty days whatever is asked for.
CREATE FUNCTION audit_trail.drop_months(keep interval) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  before timestamptz := now() - greatest(keep, interval '30 days');
  last audit_trail.seal;
  gone audit_trail.dropped;
  seals text;
  is_sealed boolean;
BEGIN
  FOR gone.partition, gone.starts_at IN
    SELECT child.relname, to_timestamp(right(child.relname, 7) || ' UTC', 'YYYY_MM TZ') FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid WHERE inhparent = 'audit_trail.audit_entry'::regclass AND child.relname ~ '_\d{4}_\d{2}$' ORDER BY 2
  LOOP
    gone.ends_at := gone.starts_at + interval '1 month';
    EXIT WHEN gone.ends_at > before;
    SELECT * INTO last FROM audit_trail.seal ORDER BY number DESC LIMIT 1;
    EXECUTE format('SELECT count(*), coalesce(bool_and((position, id) < ($1, $2)), true) FROM audit_trail.%I', gone.partition)
      INTO gone.entries, is_sealed USING last.to_position, last.to_id;
    EXIT WHEN NOT coalesce(is_sealed, false);
    EXECUTE format('DROP TABLE audit_trail.%I', gone.partition);
    seals := replace(gone.partition, 'audit_entry', 'seal');
    gone.last_seal := 0;
    gone.last_seal_hash := sha256('');
    SELECT last_seal, last_seal_hash INTO gone.last_seal, gone.last_seal_hash FROM audit_trail.dropped ORDER BY last_seal DESC LIMIT 1;
    IF to_regclass('audit_trail.' || seals) IS NOT NULL THEN
      EXECUTE format('SELECT * FROM audit_trail.%I ORDER BY number DESC LIMIT 1', seals) INTO last;
      IF NOT EXISTS (SELECT FROM audit_trail.audit_entry WHERE (position, id) < (last.to_position, last.to_id)) THEN
        gone.last_seal := coalesce(last.number, gone.last_seal);
        gone.last_seal_hash := coalesce(last.hash, gone.last_seal_hash);
        EXECUTE format('DROP TABLE audit_trail.%I', seals);
      END IF;
    END IF;
    gone.last_seal := coalesce(gone.last_seal, 0);
    gone.last_seal_hash := coalesce(gone.last_seal_hash, sha256(''));
    gone.dropped_at := clock_timestamp();
    INSERT INTO audit_trail.dropped VALUES (gone.*);
    INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, entity_type, entity_id, outcome, metadata)
    VALUES ('AUDIT_MONTH_DROPPED', '00000000-0000-7000-8000-000000000001', 'system', 'AuditPartition', gone.partition, 'SUCCESS',
      jsonb_build_object('starts_at', gone.starts_at, 'ends_at', gone.ends_at, 'entries', gone.entries, 'last_seal', gone.last_seal));
  END LOOP;
END $$;

-- What a timer does, on one node at a time: false where another node is at it, or was within the interval.
CREATE FUNCTION audit_trail.maintain(keep interval, every interval, node text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(7160824713950283343)
      OR EXISTS (SELECT FROM audit_trail.maintenance WHERE last_run_at BETWEEN clock_timestamp() - every AND clock_timestamp()) THEN
    RETURN false;
  END IF;
  PERFORM audit_trail.make_partitions();
  PERFORM audit_trail.drop_months(keep);
  UPDATE audit_trail.maintenance SET last_run_at = clock_timestamp(), last_run_on = node;
  RETURN true;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit_trail FROM PUBLIC;

/* liquibase rollback
DO $$
BEGIN
  IF EXISTS (SELECT FROM audit_trail.audit_entry) THEN
    RAISE EXCEPTION 'an audit trail with entries is not rolled back';
  END IF;
END $$;
DROP FUNCTION audit_trail.maintain, audit_trail.drop_months;
DROP TABLE audit_trail.maintenance, audit_trail.dropped;
*/
