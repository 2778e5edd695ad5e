--liquibase formatted sql

--changeset foundation:f3b8c50d71ae
CREATE TABLE console_session (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT console_session_kind_known CHECK (kind IN ('SESSION', 'LINK')),
  hash text NOT NULL CONSTRAINT console_session_hash_form CHECK (hash ~ '^[0-9a-f]{64}$'),
  api_key_id uuid REFERENCES api_key (id) ON DELETE CASCADE,
  bootstrap_hash text CONSTRAINT console_session_bootstrap_hash_form CHECK (bootstrap_hash ~ '^[0-9a-f]{64}$'),
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT console_session_has_one_key CHECK ((api_key_id IS NULL) <> (bootstrap_hash IS NULL))
);
CREATE UNIQUE INDEX console_session_hash ON console_session (hash);
CREATE INDEX console_session_by_key ON console_session (api_key_id);
CREATE INDEX console_session_by_end ON console_session (least(ended_at, ends_at));
COMMENT ON TABLE console_session IS 'Log-ins of the console and links that open one, by their SHA-256; removed a day after their end';
COMMENT ON COLUMN console_session.seen_at IS 'Written in batches, so half a minute late';
COMMENT ON COLUMN console_session.bootstrap_hash IS 'SHA-256 of the bootstrap key, which is no row of api_key';

--rollback DROP TABLE console_session;
