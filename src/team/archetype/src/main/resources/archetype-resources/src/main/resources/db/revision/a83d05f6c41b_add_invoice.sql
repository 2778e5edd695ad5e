--liquibase formatted sql

--changeset ${artifactId}:a83d05f6c41b
--comment: Add invoice
CREATE TABLE invoice (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  number text NOT NULL,
  customer_id uuid NOT NULL REFERENCES customer,
  total numeric(12, 2) NOT NULL,
  due_on date,
  status text NOT NULL CHECK (status IN ('OPEN', 'PAID'))
);
CREATE UNIQUE INDEX invoice_number_among_active ON invoice (number) WHERE is_active;
CREATE INDEX invoice_number ON invoice (number, id) WHERE is_active;
CREATE INDEX invoice_number_prefix ON invoice (number text_pattern_ops, id) WHERE is_active;
CREATE INDEX invoice_customer_id ON invoice (customer_id, id) WHERE is_active;
CREATE INDEX invoice_total ON invoice (total, id) WHERE is_active;
CREATE INDEX invoice_due_on ON invoice (due_on, id) WHERE is_active;
CREATE INDEX invoice_status ON invoice (status, id) WHERE is_active;

--rollback DROP TABLE invoice;
