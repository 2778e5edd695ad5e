--liquibase formatted sql

--changeset sample:1f0c3a8d52be
CREATE TABLE invoice (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  number text NOT NULL,
  customer text NOT NULL,
  total numeric(12, 2) NOT NULL CONSTRAINT invoice_total_not_negative CHECK (total >= 0),
  due_on date,
  approved_by uuid,
  details jsonb
);
CREATE UNIQUE INDEX invoice_number_among_active ON invoice (number) WHERE is_active;
CREATE INDEX invoice_by_due_on ON invoice (due_on, id) WHERE is_active;
CREATE INDEX invoice_by_total ON invoice (total, id) WHERE is_active;
CREATE INDEX invoice_approved_by ON invoice (approved_by, id) WHERE is_active;
CREATE INDEX invoice_created_at ON invoice (created_at, id) WHERE is_active;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX invoice_customer_contains ON invoice USING gin (lower(customer) gin_trgm_ops) WHERE is_active;
CREATE INDEX invoice_customer ON invoice (customer, id) WHERE is_active;
CREATE INDEX invoice_customer_prefix ON invoice (customer text_pattern_ops, id) WHERE is_active;
CREATE INDEX invoice_number_prefix ON invoice (number text_pattern_ops, id) WHERE is_active;

--rollback DROP TABLE invoice;
