--liquibase formatted sql

--changeset foundation:4d1f7b60c2a8
CREATE TABLE node (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  application text NOT NULL,
  version text NOT NULL,
  server text NOT NULL,
  started_at timestamptz NOT NULL,
  state text NOT NULL,
  since timestamptz NOT NULL,
  last_seen timestamptz NOT NULL
);
CREATE INDEX node_last_seen ON node (last_seen);
COMMENT ON TABLE node IS 'Starts of nodes, each with its state when it last reported it; a row goes a day after that';

--rollback DROP TABLE node;
