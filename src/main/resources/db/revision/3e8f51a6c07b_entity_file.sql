--liquibase formatted sql

--changeset foundation:3e8f51a6c07b
CREATE TABLE entity_file (
  id uuid PRIMARY KEY,
  entity_id uuid NOT NULL,
  entity_type text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  file_name text,
  size bigint,
  sha256 text CONSTRAINT entity_file_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  stored_at timestamptz NOT NULL,
  stored_by uuid NOT NULL,
  CONSTRAINT entity_file_complete CHECK ((size IS NULL) = (sha256 IS NULL))
);
CREATE UNIQUE INDEX entity_file_of_entity ON entity_file (entity_id, name) WHERE sha256 IS NOT NULL;
COMMENT ON TABLE entity_file IS 'Files that belong to rows of entities; size and SHA-256 are null only within the transaction that stores one';

CREATE TABLE entity_file_chunk (
  file_id uuid NOT NULL REFERENCES entity_file (id) ON DELETE CASCADE,
  number integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (file_id, number)
);
ALTER TABLE entity_file_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON TABLE entity_file_chunk IS 'The content of files in pieces of 262144 bytes, of which the last is shorter; not compressed, as most files are already';

--rollback DROP TABLE entity_file_chunk;
--rollback DROP TABLE entity_file;
