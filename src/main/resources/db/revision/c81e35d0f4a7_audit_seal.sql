--liquibase formatted sql

--changeset foundation:c81e35d0f4a7 splitStatements:false rollbackSplitStatements:false
-- A seal covers the entries from the seal before it up to (to_position, to_id), which is excluded, in the order of (position, id).
CREATE TABLE audit_trail.seal (
  number bigint NOT NULL,
  epoch integer NOT NULL,
  to_position bigint NOT NULL,
  to_id uuid NOT NULL,
  entries integer NOT NULL,
  root bytea NOT NULL,
  leaves bytea NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (number, sealed_at)
) PARTITION BY RANGE (sealed_at);
COMMENT ON COLUMN audit_trail.seal.root IS 'Merkle root by RFC 9162 over the entries';
COMMENT ON COLUMN audit_trail.seal.leaves IS 'For each entry its id and its leaf hash, 48 bytes: what a broken seal needs to name the entry';
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_trail.seal FOR EACH ROW EXECUTE FUNCTION audit_trail.refuse();
SELECT audit_trail.guard('audit_trail.seal');
SELECT audit_trail.make_partitions();

-- Covers everything about a seal but its leaves, which its root covers.
CREATE FUNCTION audit_trail.hash_of(seal audit_trail.seal, life audit_trail.epoch) RETURNS bytea LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(record_send(ROW(seal.number, seal.epoch, life.system_identifier, life.timeline, life.database, seal.to_position, seal.to_id, seal.entries,
    seal.root, seal.previous, seal.sealed_at)))
$$;

-- Appends a seal; refuses one that leaves out an entry, covers one twice or reaches beyond the horizon. The horizon is read before the entries
-- are counted: what is finished then is seen by the count. An older snapshot would not see the last seal and append a second one after the same.
CREATE FUNCTION audit_trail.append_seal(up_to_position bigint, up_to_id uuid, merkle_root bytea, entry_leaves bytea) RETURNS audit_trail.seal
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  life audit_trail.epoch;
  last audit_trail.seal;
  made audit_trail.seal;
  horizon bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'seals are appended in read committed transactions' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_advisory_xact_lock(7160824713950283342);
  horizon := audit_trail.position_of(pg_snapshot_xmin(pg_current_snapshot()));
  SELECT * INTO life FROM audit_trail.epoch ORDER BY number DESC LIMIT 1;
  SELECT * INTO last FROM audit_trail.seal ORDER BY number DESC LIMIT 1;
  made.number := coalesce(last.number, 0) + 1;
  made.epoch := life.number;
  made.to_position := up_to_position;
  made.to_id := up_to_id;
  SELECT count(*) INTO made.entries FROM audit_trail.audit_entry
    WHERE (position, id) >= (coalesce(last.to_position, 0), coalesce(last.to_id, '00000000-0000-0000-0000-000000000000'))
      AND (position, id) < (up_to_position, up_to_id);
  IF coalesce((up_to_position, up_to_id) > (horizon, '00000000-0000-0000-0000-000000000000'::uuid), true)
      OR made.entries = 0 OR octet_length(merkle_root) IS DISTINCT FROM 32 OR octet_length(entry_leaves) IS DISTINCT FROM made.entries * 48 THEN
    RAISE EXCEPTION 'a seal covers all finished entries after the seal before it' USING ERRCODE = 'data_exception';
  END IF;
  made.root := merkle_root;
  made.leaves := entry_leaves;
  made.previous := coalesce(last.hash, sha256(''));
  made.sealed_at := clock_timestamp();
  made.hash := audit_trail.hash_of(made, life);
  INSERT INTO audit_trail.seal VALUES (made.*);
  RETURN made;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit_trail FROM PUBLIC;

/* liquibase rollback
DO $$
BEGIN
  IF EXISTS (SELECT FROM audit_trail.audit_entry) THEN
    RAISE EXCEPTION 'an audit trail with entries is not rolled back';
  END IF;
END $$;
DROP FUNCTION audit_trail.append_seal, audit_trail.hash_of;
DROP TABLE audit_trail.seal;
*/
