--liquibase formatted sql

--changeset sample:5b0e93c7d2a4
CREATE TABLE audited_country (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text
);
CREATE TABLE audited_order (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  total numeric(12, 2),
  account text,
  code text,
  price jsonb,
  city text,
  lat integer,
  lon integer,
  country_id uuid REFERENCES audited_country
);
CREATE TABLE audited_part (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  name text,
  order_id uuid REFERENCES audited_order
);
CREATE TABLE audited_animal (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  dtype text,
  code text
);
CREATE TABLE audited_vehicle (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  is_active boolean NOT NULL,
  version bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_by uuid NOT NULL,
  dtype text,
  wheels integer NOT NULL,
  plate text
);
CREATE TABLE audited_dog (id uuid PRIMARY KEY REFERENCES audited_animal, breed text);
CREATE TABLE audited_order_note (order_id uuid PRIMARY KEY REFERENCES audited_order, note text);
CREATE TABLE audited_order_tag (order_id uuid NOT NULL REFERENCES audited_order, tag text);
CREATE TABLE audited_order_line (order_id uuid NOT NULL REFERENCES audited_order, place integer, article text, remark text, origin_id uuid);
CREATE TABLE audited_order_label (order_id uuid NOT NULL REFERENCES audited_order, label text, text text);
CREATE TABLE audited_order_slot (order_id uuid NOT NULL REFERENCES audited_order, slot text, article text, remark text, origin_id uuid);
CREATE TABLE audited_order_country (order_id uuid NOT NULL REFERENCES audited_order, country_id uuid NOT NULL REFERENCES audited_country);

--rollback DROP TABLE audited_order_country, audited_order_slot, audited_order_label, audited_order_line, audited_order_tag;
--rollback DROP TABLE audited_order_note, audited_part, audited_order, audited_country, audited_dog, audited_animal, audited_vehicle;
