--liquibase formatted sql

--changeset foundation:d49a70b6e215 splitStatements:false rollbackSplitStatements:false
CREATE TABLE audit_trail.dropped (
  partition text PRIMARY KEY,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  estimated_rows bigint NOT NULL,
  last_seal bigint,
  last_hash bytea,
  to_position bigint,
  to_id uuid,
  dropped_at timestamptz NOT NULL
);
COMMENT ON TABLE audit_trail.dropped IS 'Months that retention removed; of months of seals also the last one, on which the chain goes on';

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_trail.dropped FOR EACH ROW EXECUTE FUNCTION audit_trail.refuse();
SELECT audit_trail.guard('audit_trail.dropped');

CREATE TABLE audit_trail.maintenance (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_run_at timestamptz,
  last_run_on text
);
INSERT INTO audit_trail.maintenance DEFAULT VALUES;

-- The months of a table that lie wholly before the time, oldest first.
CREATE FUNCTION audit_trail.months_of(parent regclass, before timestamptz) RETURNS SETOF audit_trail.dropped LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
  SELECT relname, month, month + interval '1 month', greatest(reltuples, 0)::bigint, NULL::bigint, NULL::bytea, NULL::bigint, NULL::uuid, now()
  FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid, to_timestamp(right(relname, 7), 'YYYY_MM') AS month
  WHERE inhparent = parent AND relname ~ '_\d{4}_\d{2}$' AND month + interval '1 month' <= before ORDER BY month
$$;

CREATE FUNCTION audit_trail.drop_month(gone audit_trail.dropped) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('DROP TABLE audit_trail.%I', gone.partition);
  gone.dropped_at := clock_timestamp();
  INSERT INTO audit_trail.dropped VALUES (gone.*);
  INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, entity_type, entity_id, outcome, metadata)
  VALUES ('AUDIT_MONTH_DROPPED', '00000000-0000-7000-8000-000000000001', 'system', 'AuditMonth', gone.partition, 'SUCCESS',
    jsonb_strip_nulls(jsonb_build_object('starts_at', gone.starts_at, 'ends_at', gone.ends_at, 'estimated_rows', gone.estimated_rows, 'last_seal', gone.last_seal)));
END $$;

-- Removes months of entries that are sealed, and months of seals that no entry needs any more; none younger than thirty days, whatever is asked for.
CREATE FUNCTION audit_trail.drop_months(keep interval) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  before timestamptz := now() - greatest(keep, interval '30 days');
  gone audit_trail.dropped;
  last audit_trail.seal;
  needed boolean;
BEGIN
  SELECT * INTO last FROM audit_trail.seal ORDER BY number DESC LIMIT 1;
  FOR gone IN SELECT * FROM audit_trail.months_of('audit_trail.audit_entry', before) LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM audit_trail.%I WHERE (position, id) >= ($1, $2))', gone.partition)
      INTO needed USING coalesce(last.to_position, 0), coalesce(last.to_id, '00000000-0000-0000-0000-000000000000');
    EXIT WHEN needed;
    PERFORM audit_trail.drop_month(gone);
  END LOOP;
  FOR gone IN SELECT * FROM audit_trail.months_of('audit_trail.seal', before) LOOP
    EXECUTE format('SELECT number, hash, to_position, to_id FROM audit_trail.%I ORDER BY number DESC LIMIT 1', gone.partition)
      INTO gone.last_seal, gone.last_hash, gone.to_position, gone.to_id;
    EXIT WHEN EXISTS (SELECT FROM audit_trail.audit_entry WHERE (position, id) < (gone.to_position, gone.to_id));
    PERFORM audit_trail.drop_month(gone);
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
  BEGIN
    PERFORM audit_trail.drop_months(keep);
  EXCEPTION WHEN lock_not_available THEN
    RAISE WARNING 'months of the audit trail are in use; they are dropped the next time';
  END;
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
DROP FUNCTION audit_trail.maintain, audit_trail.drop_months, audit_trail.drop_month, audit_trail.months_of;
DROP TABLE audit_trail.maintenance, audit_trail.dropped;
*/
