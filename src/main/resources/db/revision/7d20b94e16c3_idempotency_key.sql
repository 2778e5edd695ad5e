--liquibase formatted sql

--changeset foundation:7d20b94e16c3
CREATE TABLE idempotency_key (
  actor_id uuid NOT NULL,
  method text NOT NULL,
  path text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  status integer NOT NULL,
  location text,
  tag text,
  body text,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, method, path, key)
);
CREATE INDEX idempotency_key_by_expiry ON idempotency_key (expires_at);
COMMENT ON TABLE idempotency_key IS 'Answers to POST requests with an Idempotency-Key, to be given again until they expire';

--rollback DROP TABLE idempotency_key;
