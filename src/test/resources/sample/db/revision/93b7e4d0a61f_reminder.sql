--liquibase formatted sql

--changeset sample:93b7e4d0a61f
CREATE TABLE reminder (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  invoice_id uuid NOT NULL CONSTRAINT reminder_of_invoice REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
  account text,
  remark text
);
CREATE INDEX reminder_invoice_id ON reminder (invoice_id, id) WHERE is_active;

--rollback DROP TABLE reminder;
