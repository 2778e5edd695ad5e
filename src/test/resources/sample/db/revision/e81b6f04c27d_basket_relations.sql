--liquibase formatted sql

--changeset sample:e81b6f04c27d
ALTER TABLE basket ADD COLUMN previous_id uuid REFERENCES basket;
ALTER TABLE basket_line ADD COLUMN invoice_id uuid REFERENCES invoice;
CREATE INDEX basket_by_name ON basket (name, id) WHERE is_active;
CREATE INDEX basket_previous_id ON basket (previous_id, id) WHERE is_active;
CREATE TABLE basket_note (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  basket_id uuid NOT NULL REFERENCES basket,
  invoice_id uuid REFERENCES invoice,
  text text
);
CREATE INDEX basket_note_of_basket ON basket_note (basket_id, id) WHERE is_active;
CREATE INDEX basket_note_text ON basket_note (text, id) WHERE is_active;
CREATE INDEX basket_note_text_prefix ON basket_note (text text_pattern_ops, id) WHERE is_active;

--rollback DROP TABLE basket_note;
--rollback DROP INDEX basket_previous_id;
--rollback DROP INDEX basket_by_name;
--rollback ALTER TABLE basket_line DROP COLUMN invoice_id;
--rollback ALTER TABLE basket DROP COLUMN previous_id;
