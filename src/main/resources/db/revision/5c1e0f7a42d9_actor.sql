--liquibase formatted sql

--changeset foundation:5c1e0f7a42d9
CREATE TABLE actor (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  name text NOT NULL CHECK (name <> ''),
  kind text NOT NULL CHECK (kind IN ('SYSTEM', 'ANONYMOUS', 'PERSON', 'SERVICE')),
  CHECK (updated_at >= created_at)
);
CREATE UNIQUE INDEX actor_name_among_active ON actor (name) WHERE is_active;
COMMENT ON TABLE actor IS 'Who does something: people, services, the system itself and callers without a name';
INSERT INTO actor (id, created_at, updated_at, name, kind) VALUES
  ('00000000-0000-7000-8000-000000000001', now(), now(), 'system', 'SYSTEM'),
  ('00000000-0000-7000-8000-000000000002', now(), now(), 'anonymous', 'ANONYMOUS'),
  ('00000000-0000-7000-8000-000000000003', now(), now(), 'bootstrap', 'SYSTEM');

--rollback DROP TABLE actor;
