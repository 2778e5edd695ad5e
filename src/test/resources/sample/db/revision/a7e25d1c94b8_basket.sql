--liquibase formatted sql

--changeset sample:a7e25d1c94b8
CREATE TABLE basket (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text,
  shop_city text,
  shelf_row integer
);
CREATE TABLE basket_line (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  basket_id uuid NOT NULL REFERENCES basket,
  article text NOT NULL,
  pieces integer NOT NULL
);
CREATE INDEX basket_line_of_basket ON basket_line (basket_id);
CREATE TABLE basket_tag (
  basket_id uuid NOT NULL REFERENCES basket,
  tag text NOT NULL,
  PRIMARY KEY (basket_id, tag)
);
CREATE TABLE basket_label (
  basket_id uuid NOT NULL REFERENCES basket,
  name text NOT NULL,
  label text NOT NULL,
  PRIMARY KEY (basket_id, name)
);
CREATE TABLE basket_invoice (
  basket_id uuid NOT NULL REFERENCES basket,
  invoice_id uuid NOT NULL REFERENCES invoice,
  PRIMARY KEY (basket_id, invoice_id)
);

--rollback DROP TABLE basket_invoice; DROP TABLE basket_label; DROP TABLE basket_tag; DROP TABLE basket_line; DROP TABLE basket;
