--liquibase formatted sql

--changeset orders:9d41c7a0b3e6
CREATE TABLE purchase_order (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  article text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0)
);
CREATE INDEX purchase_order_article ON purchase_order (article text_pattern_ops, id) WHERE is_active;
CREATE INDEX purchase_order_quantity ON purchase_order (quantity, id) WHERE is_active;

--rollback DROP TABLE purchase_order;
