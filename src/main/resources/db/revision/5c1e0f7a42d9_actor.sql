--liquibase formatted sql

--changeset foundation:5c1e0f7a42d9
CREATE TABLE actor (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL CONSTRAINT actor_name_length CHECK (char_length(name) BETWEEN 1 AND 255),
  kind text NOT NULL CONSTRAINT actor_kind_known CHECK (kind IN ('PERSON', 'SERVICE', 'SYSTEM', 'ANONYMOUS')),
  roles text[] NOT NULL CONSTRAINT actor_roles_named CHECK (array_to_string(roles, ',', '') ~ '^([a-z][a-z0-9_-]{0,62}(,[a-z][a-z0-9_-]{0,62})*)?$'),
  issuer text,
  subject text,
  CONSTRAINT actor_subject_has_issuer CHECK ((issuer IS NULL) = (subject IS NULL)),
  CHECK (updated_at >= created_at)
);
CREATE UNIQUE INDEX actor_name_among_active ON actor (name) WHERE is_active;
CREATE UNIQUE INDEX actor_subject_among_active ON actor (issuer, subject) WHERE is_active;
CREATE INDEX actor_by_subject ON actor (subject, issuer) WHERE subject IS NOT NULL;
CREATE INDEX actor_by_name ON actor (name, id) WHERE is_active;
CREATE INDEX actor_by_created_at ON actor (created_at, id) WHERE is_active;
CREATE INDEX actor_issuer_prefix ON actor (issuer text_pattern_ops, id) WHERE is_active;
CREATE INDEX actor_kind ON actor (kind, id) WHERE is_active;
CREATE INDEX actor_name_prefix ON actor (name text_pattern_ops, id) WHERE is_active;
CREATE INDEX actor_subject_prefix ON actor (subject text_pattern_ops, id) WHERE is_active;
COMMENT ON TABLE actor IS 'Who does something: people, services, the system itself and callers without a name';
INSERT INTO actor (id, created_at, updated_at, is_active, version, created_by, updated_by, name, kind, roles)
SELECT known.id, now(), now(), true, 1, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', known.name, known.kind, '{}'
FROM (VALUES
  (uuid '00000000-0000-7000-8000-000000000001', 'system', 'SYSTEM'),
  (uuid '00000000-0000-7000-8000-000000000002', 'anonymous', 'ANONYMOUS'),
  (uuid '00000000-0000-7000-8000-000000000003', 'bootstrap', 'SYSTEM')) AS known (id, name, kind);

--rollback DROP TABLE actor;
