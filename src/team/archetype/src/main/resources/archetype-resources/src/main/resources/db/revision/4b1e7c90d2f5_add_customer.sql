--liquibase formatted sql

--changeset ${artifactId}:4b1e7c90d2f5
--comment: Add customer
CREATE TABLE customer (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text NOT NULL,
  email text
);
CREATE UNIQUE INDEX customer_name_among_active ON customer (name) WHERE is_active;
CREATE INDEX customer_name ON customer (name, id) WHERE is_active;
CREATE INDEX customer_name_prefix ON customer (name text_pattern_ops, id) WHERE is_active;
CREATE INDEX customer_email_prefix ON customer (email text_pattern_ops, id) WHERE is_active;

--rollback DROP TABLE customer;
