--liquibase formatted sql

--changeset foundation:8ac3551f438e
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  actor_id uuid NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name text NOT NULL CONSTRAINT api_key_name_length CHECK (char_length(name) BETWEEN 1 AND 255),
  hash text NOT NULL CONSTRAINT api_key_hash_form CHECK (hash ~ '^[0-9a-f]{64}$'),
  prefix text NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  CHECK (updated_at >= created_at)
);
CREATE UNIQUE INDEX api_key_hash ON api_key (hash);
CREATE INDEX api_key_by_actor ON api_key (actor_id, id);
COMMENT ON TABLE api_key IS 'Keys of actors, by their SHA-256; a key that is not active was revoked';
COMMENT ON COLUMN api_key.last_used_at IS 'Written in batches, so some seconds late, and without a new version';

--rollback DROP TABLE api_key;
