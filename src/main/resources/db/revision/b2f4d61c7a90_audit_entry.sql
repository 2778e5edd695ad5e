--liquibase formatted sql

--changeset foundation:b2f4d61c7a90 splitStatements:false rollbackSplitStatements:false
CREATE SCHEMA audit_trail;
COMMENT ON SCHEMA audit_trail IS 'What happened, by whom, append-only; names are written with their schema, so that nothing can stand in front of them';

-- A life of this database in one place: another one begins with a restore, a promotion, a copy. Transaction ids are comparable within it only.
CREATE TABLE audit_trail.epoch (
  number integer PRIMARY KEY,
  system_identifier bigint NOT NULL,
  timeline integer NOT NULL,
  database bigint NOT NULL,
  began_at timestamptz NOT NULL
);

-- position: the transaction that wrote the entry, counted on through all epochs. Below the snapshot horizon nothing is added any more.
CREATE TABLE audit_trail.audit_entry (
  id uuid NOT NULL,
  timestamp timestamptz NOT NULL DEFAULT statement_timestamp(),
  position bigint NOT NULL,
  action_type text NOT NULL CONSTRAINT audit_entry_action_form CHECK (action_type ~ '^[A-Z][A-Z0-9_]{0,62}$'),
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  entity_type text,
  entity_id text,
  outcome text NOT NULL CONSTRAINT audit_entry_outcome_known CHECK (outcome IN ('SUCCESS', 'REFUSED', 'FAILED')),
  request_id text,
  trace_id text,
  metadata jsonb NOT NULL CONSTRAINT audit_entry_metadata_object CHECK (jsonb_typeof(metadata) = 'object'),
  PRIMARY KEY (timestamp, id)
) PARTITION BY RANGE (timestamp);
CREATE INDEX audit_entry_by_position ON audit_trail.audit_entry (position, id);
CREATE INDEX audit_entry_by_entity ON audit_trail.audit_entry (entity_type, entity_id, timestamp, id);
CREATE INDEX audit_entry_by_actor ON audit_trail.audit_entry (actor_id, timestamp, id);
CREATE INDEX audit_entry_by_request ON audit_trail.audit_entry (request_id) WHERE request_id IS NOT NULL;
COMMENT ON TABLE audit_trail.audit_entry IS 'One row for each thing that happened; id, timestamp and position are set by the database';

CREATE FUNCTION audit_trail.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- Transaction ids stay below 2^48, so that an epoch's positions lie above all those of the epochs before it.
CREATE FUNCTION audit_trail.position_of(xid xid8) RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ((SELECT number FROM audit_trail.epoch ORDER BY number DESC LIMIT 1)::bigint << 48) + xid::text::bigint
$$;

-- The clock moves on between the rows of a statement; across the end of a month the entry stays in the month it was sent to. The id is a
-- UUIDv7 with microseconds in rand_a (RFC 9562, section 6.2, method 3): ids sort as timestamps do, and give them back. All is written out here, because a
-- call of another function costs every writer thirty microseconds.
CREATE FUNCTION audit_trail.stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now timestamptz := clock_timestamp();
  micros bigint;
BEGIN
  IF NEW.timestamp IS DISTINCT FROM statement_timestamp() OR NEW.id IS NOT NULL OR NEW.position IS NOT NULL THEN
    RAISE EXCEPTION 'id, timestamp and position of an audit entry are set by the database' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF date_trunc('month', now AT TIME ZONE 'UTC') = date_trunc('month', NEW.timestamp AT TIME ZONE 'UTC') THEN
    NEW.timestamp := now;
  END IF;
  micros := round(extract(epoch FROM NEW.timestamp) * 1000000);
  NEW.id := encode(substring(int8send(micros / 1000) FROM 3) || int2send((28672 + micros % 1000 * 4096 / 1000)::smallint)
    || substring(uuid_send(gen_random_uuid()) FROM 9), 'hex')::uuid;
  NEW.position := ((SELECT number FROM audit_trail.epoch ORDER BY number DESC LIMIT 1)::bigint << 48) + pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;

CREATE TRIGGER stamp BEFORE INSERT ON audit_trail.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_trail.stamp();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_trail.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_trail.refuse();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_trail.epoch FOR EACH ROW EXECUTE FUNCTION audit_trail.refuse();

-- Triggers of statements are not handed down to partitions, and those of rows not always as ENABLE ALWAYS.
CREATE FUNCTION audit_trail.guard(guarded regclass) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  name text;
BEGIN
  EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION audit_trail.refuse()', guarded);
  FOR name IN SELECT tgname FROM pg_trigger WHERE tgrelid = guarded AND NOT tgisinternal LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', guarded, name);
  END LOOP;
END $$;
SELECT audit_trail.guard('audit_trail.audit_entry');
SELECT audit_trail.guard('audit_trail.epoch');

CREATE FUNCTION audit_trail.make_partition(parent text, bounds text, suffix text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  name text := format('audit_trail.%I', parent || '_' || suffix);
BEGIN
  IF to_regclass(name) IS NULL THEN
    EXECUTE format('CREATE TABLE %s PARTITION OF audit_trail.%I %s', name, parent, bounds);
    PERFORM audit_trail.guard(name::regclass);
  END IF;
END $$;

-- From this month up to six months on. A month that began in the default partition, after a clock jumped, stays there.
CREATE FUNCTION audit_trail.make_partitions() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  parent text;
  month timestamptz;
BEGIN
  FOR parent IN SELECT relname FROM pg_class WHERE relnamespace = 'audit_trail'::regnamespace AND relkind = 'p' LOOP
    PERFORM audit_trail.make_partition(parent, 'DEFAULT', 'other');
    FOR month IN SELECT generate_series(date_trunc('month', now()), date_trunc('month', now()) + interval '6 months', interval '1 month') LOOP
      BEGIN
        PERFORM audit_trail.make_partition(parent, format('FOR VALUES FROM (%L) TO (%L)', month, month + interval '1 month'), to_char(month, 'YYYY_MM'));
      EXCEPTION WHEN check_violation THEN
        RAISE NOTICE '% of % stays in the default partition', to_char(month, 'YYYY-MM'), parent;
      END;
    END LOOP;
  END LOOP;
END $$;
SELECT audit_trail.make_partitions();

-- Where this database lives now. The control file learns of a promotion later than the write-ahead log, whose file names begin with the timeline.
CREATE FUNCTION audit_trail.life(OUT system_identifier bigint, OUT timeline integer, OUT database bigint) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT system.system_identifier, ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer, current.oid::bigint
  FROM pg_control_system() AS system, pg_database AS current WHERE current.datname = current_database()
$$;

-- Begins an epoch where this database now lives elsewhere than the last one says. Called before anything is written.
CREATE FUNCTION audit_trail.enter_epoch() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here audit_trail.epoch;
  last audit_trail.epoch;
BEGIN
  PERFORM pg_advisory_xact_lock(7160824713950283341);
  SELECT * INTO last FROM audit_trail.epoch ORDER BY number DESC LIMIT 1;
  SELECT coalesce(last.number, 0) + 1, life.system_identifier, life.timeline, life.database, clock_timestamp() INTO here FROM audit_trail.life() AS life;
  IF (last.system_identifier, last.timeline, last.database) IS NOT DISTINCT FROM (here.system_identifier, here.timeline, here.database) THEN
    RETURN last.number;
  END IF;
  INSERT INTO audit_trail.epoch VALUES (here.*);
  RETURN here.number;
END $$;
SELECT audit_trail.enter_epoch();

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit_trail FROM PUBLIC;

/* liquibase rollback
DO $$
BEGIN
  IF EXISTS (SELECT FROM audit_trail.audit_entry) THEN
    RAISE EXCEPTION 'an audit trail with entries is not rolled back';
  END IF;
END $$;
DROP SCHEMA audit_trail CASCADE;
*/
